import { isLimit } from '../law/limit.ts'
import { isNorm } from '../law/norms.ts'
import { referenceFault } from '../law/reference.ts'
import { type ActionDefinition, CLOSED, type Definition, normsOf, rolesOf, stagesOf, targetsOf } from './define.ts'

/**
 * Checks definitions as a whole, before anything is served. Throws one
 * `AggregateError` naming every fault of every procedure: where, what was found,
 * what was expected.
 */
export function check(definitions: readonly Definition[]): void {
  const faults = [...definitions.flatMap(faultsOf), ...duplicates(definitions), ...beginningFaults(definitions)]
  if (faults.length === 0) return
  throw new AggregateError(
    faults.map((fault) => new Error(fault)),
    `${faults.length} fault(s) in procedures:\n${faults.join('\n')}`,
  )
}

function faultsOf(definition: Definition): string[] {
  const at = (path: string, fault: string) => `${definition.id} v${definition.version} ${path}: ${fault}`
  const actions = Object.entries(definition.actions)
  return [
    ...nameFaults(definition, at),
    ...actions.flatMap(([name, action]) =>
      actionFaults(definition, action).map((fault) => at(`actions.${name}`, fault)),
    ),
    ...stageFaults(definition).map((fault) => at('stages', fault)),
    ...clockFaults(definition).map((fault) => at('clocks', fault)),
    ...outcomeFaults(definition).map((fault) => at('outcomes', fault)),
    ...figureFaults(definition).map((fault) => at('figures', fault)),
    ...lawFaults(definition).map((fault) => at('law', fault)),
  ]
}

function nameFaults(definition: Definition, at: (path: string, fault: string) => string): string[] {
  const kebab = /^[a-z]+(-[a-z]+)*$/
  return [
    ...(kebab.test(definition.id) ? [] : [at('id', 'is not kebab-case')]),
    ...(kebab.test(definition.plural) ? [] : [at('plural', 'is not kebab-case')]),
    ...(definition.stages[definition.open.stage] ? [] : [at('open.stage', `unknown stage ${definition.open.stage}`)]),
    ...rolesOf(definition.open)
      .filter((role) => !definition.roles[role])
      .map((role) => at('open.by', `unknown role ${role}`)),
    ...definition.open.starts
      .filter((clock) => !definition.clocks[clock])
      .map((clock) => at('open.starts', `unknown clock ${clock}`)),
  ]
}

function actionFaults(definition: Definition, action: ActionDefinition): string[] {
  const known = (stage: string) => stage === CLOSED || definition.stages[stage] !== undefined
  const closes = action.to === CLOSED
  return [
    ...rolesOf(action)
      .filter((role) => !definition.roles[role])
      .map((role) => `unknown role ${role}`),
    ...stagesOf(definition, action)
      .filter((stage) => !known(stage))
      .map((stage) => `from unknown stage ${stage}`),
    ...targetsOf(action)
      .filter((stage) => !known(stage))
      .map((stage) => `to unknown stage ${stage}`),
    ...Object.keys(action.clocks ?? {})
      .filter((clock) => !definition.clocks[clock])
      .map((clock) => `unknown clock ${clock}`),
    ...(action.settles && !action.issues ? ['settles without a number'] : []),
    ...(closes && !action.outcome ? ['closes without an outcome'] : []),
    ...(action.outcome && !closes ? ['gives an outcome without closing'] : []),
    ...(action.issues && !definition.documents?.[action.issues] ? [`unknown document ${action.issues}`] : []),
  ]
}

function stageFaults(definition: Definition): string[] {
  const actions = Object.values(definition.actions)
  const stages = Object.keys(definition.stages)
  const reached = new Set([definition.open.stage])
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const action of actions) {
      if (stagesOf(definition, action).some((stage) => reached.has(stage)))
        for (const stage of targetsOf(action)) reached.add(stage)
    }
  }
  const leaves = (stage: string) =>
    actions.some(
      (action) => action.to !== 'same' && action.to !== stage && stagesOf(definition, action).includes(stage),
    )
  return [
    ...[...stages, CLOSED].filter((stage) => !reached.has(stage)).map((stage) => `${stage} cannot be reached`),
    ...stages.filter((stage) => stage !== CLOSED && !leaves(stage)).map((stage) => `${stage} has no way out`),
  ]
}

function clockFaults(definition: Definition): string[] {
  const verbs = [definition.open, ...Object.values(definition.actions)].flatMap(({ clocks }) =>
    Object.entries(clocks ?? {}),
  )
  const uses = (clock: string, verb: unknown) => verbs.some(([name, used]) => name === clock && used === verb)
  const has = (clock: string, key: 'start' | 'until') =>
    verbs.some(([name, used]) => name === clock && typeof used === 'object' && key in used)
  return Object.entries(definition.clocks).flatMap(([clock, rule]) => {
    const named = has(clock, 'until')
    const started = definition.open.starts.includes(clock) || uses(clock, 'start') || has(clock, 'start') || named
    return [
      ...(started ? [] : [`${clock} is never started`]),
      ...(rule.limit || rule.norm || named ? [] : [`${clock} has neither a limit nor a norm`]),
      ...(rule.owedBy && !definition.facts.shape[rule.owedBy] ? [`${clock} is owed by an unknown fact`] : []),
      ...(rule.limit && !isLimit(rule.limit) ? [`${clock} names the unknown limit ${rule.limit}`] : []),
      ...normsOf(rule)
        .filter((norm) => !isNorm(norm))
        .map((norm) => `${clock} names the unknown norm ${norm}`),
      ...(uses(clock, 'pause') === uses(clock, 'resume')
        ? []
        : [`${clock} has a pause without a resume, or the reverse`]),
    ]
  })
}

function outcomeFaults(definition: Definition): string[] {
  const rows = Object.values(definition.outcomes).flatMap(({ row }) => (row ? [row] : []))
  return [
    ...rows.filter((row, at) => rows.indexOf(row) !== at).map((row) => `report row ${row} is used twice`),
    ...(Object.keys(definition.outcomes).length > 0 ? [] : ['there is no outcome']),
  ]
}

function figureFaults(definition: Definition): string[] {
  const { figures, balances } = definition
  const isCount = (id: string) => figures[id] !== undefined && 'count' in figures[id]
  return Object.entries(figures)
    .flatMap(([id, rule]) => {
      if ('rate' in rule)
        return rule.rate.filter((part) => !isCount(part)).map((part) => `${id} rests on the unknown count ${part}`)
      if ('any' in rule)
        return rule.any.filter((part) => !isCount(part)).map((part) => `${id} gathers the unknown count ${part}`)
      const { outcome = [], notOutcome = [], late = [], onTime, onTarget, lacks = [] } = rule.where ?? {}
      return [
        ...(rule.by && !definition.facts.shape[rule.by] ? [`${id} is broken down by the unknown fact ${rule.by}`] : []),
        ...lacks.filter((name) => !definition.facts.shape[name]).map((name) => `${id} names the unknown fact ${name}`),
        ...[...outcome, ...notOutcome]
          .filter((name) => !definition.outcomes[name])
          .map((name) => `${id} names the unknown outcome ${name}`),
        ...[...late, onTime, onTarget]
          .filter((name) => name !== undefined && !definition.clocks[name])
          .map((name) => `${id} names the unknown clock ${name}`),
      ]
    })
    .concat(
      (balances ?? [])
        .flatMap(({ left, right }) => [...left, ...right])
        .filter((id) => !isCount(id))
        .map((id) => `a balance names the unknown figure ${id}`),
    )
}

function lawFaults(definition: Definition): string[] {
  const citations = [
    definition.law,
    ...Object.values(definition.actions).map((action) => action.law),
    ...Object.values(definition.outcomes).map((outcome) => outcome.law),
  ]
  return citations.flatMap((citation) => (citation ? (referenceFault(citation) ?? []) : []))
}

function beginningFaults(definitions: readonly Definition[]): string[] {
  return definitions.flatMap((definition) =>
    Object.entries(definition.actions).flatMap(([name, { begins, by }]) => {
      if (!begins) return []
      const at = `${definition.id} v${definition.version} actions.${name}: begins ${begins.procedure}`
      const begun = definitions.find(({ id }) => id === begins.procedure)
      if (!begun) return [`${at}, which is unknown`]
      const opens = rolesOf(begun.open)
      const { action } = begins.whenClosed ?? {}
      const ends = action === undefined ? undefined : begun.actions[action]
      return [
        ...rolesOf({ by })
          .filter((role) => !opens.includes(role))
          .map((role) => `${at}, which ${role} may not open`),
        ...(action !== undefined && (ends?.to !== CLOSED || !rolesOf(ends).includes('machine'))
          ? [`${at}, where the program has no action ${action} that closes`]
          : []),
      ]
    }),
  )
}

function duplicates(definitions: readonly Definition[]): string[] {
  const seen = new Set<string>()
  const figureOwners = new Map<string, string>()
  return definitions.flatMap((definition) => {
    const key = `${definition.id} v${definition.version}`
    const twice = seen.has(key) ? [`${key}: defined twice`] : []
    seen.add(key)
    const clashes = Object.keys(definition.figures).filter(
      (id) => (figureOwners.get(id) ?? definition.id) !== definition.id,
    )
    for (const id of Object.keys(definition.figures)) figureOwners.set(id, definition.id)
    return [...twice, ...clashes.map((id) => `${key}: figure ${id} belongs to another procedure`)]
  })
}
