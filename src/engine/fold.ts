import type { PlainDate } from '../calendar/plain-date.ts'
import {
  type ActionDefinition,
  type Assignment,
  CLOSED,
  type ClockVerb,
  type Definition,
  stageAfter,
} from './define.ts'
import { type ClockLedger, type Facts, type Input, type Matter, type MatterEvent, times } from './matter.ts'
import { startedByOpening } from './terms.ts'

/** The act that opens every matter: its event has this name and `seq` 1. */
export const OPENING = 'open'

/**
 * The matter after one more event. Pure and total: the list of events is the
 * truth, and folding it from the start always gives the same matter.
 * Throws if the event names an action the definition lacks.
 */
export function apply(definition: Definition, matter: Matter | undefined, event: MatterEvent): Matter {
  if (!matter) return opened(definition, event)
  const action = definition.actions[event.action]
  if (!action) throw new Error(`${definition.id} v${definition.version} has no action ${event.action}`)
  const stage = stageAfter(action, matter.stage, times(matter, event.action))
  const closing = stage === CLOSED && matter.stage !== CLOSED
  const reopening = stage !== CLOSED && matter.stage === CLOSED
  const clocks = withVerbs(definition, matter, action.clocks ?? {}, event)
  const outcome = closing ? (action.outcome?.(event.input, matter.facts) ?? null) : reopening ? null : matter.outcome
  return {
    ...matter,
    stage,
    seq: event.seq,
    facts: withRecorded(action, event, matter.facts),
    ...assigned(action.assign?.(event.input, matter.facts), matter),
    openedOn: action.receives ? event.happenedOn : matter.openedOn,
    closedOn: closing ? event.happenedOn : reopening ? null : matter.closedOn,
    outcome,
    ...(closing && !matter.firstClosing ? { firstClosing: { on: event.happenedOn, outcome } } : {}),
    suspended: closing || action.suspension === 'end' ? false : action.suspension === 'begin' || matter.suspended,
    reached: matter.reached.includes(stage) ? matter.reached : [...matter.reached, stage],
    acts: counted(matter.acts, event),
    clocks: closing ? allStopped(definition, clocks, event) : clocks,
  }
}

/**
 * Folds a whole list of events, in order of `seq`; where a day was corrected
 * later, everything is as if it had been right from the start. Throws on an empty list.
 */
export function fold(definition: Definition, events: readonly MatterEvent[]): Matter {
  const matter = withCorrections(definition, events).reduce<Matter | undefined>(
    (before, event) => apply(definition, before, event),
    undefined,
  )
  if (!matter) throw new Error('a matter has at least the event that opened it')
  return matter
}

/** The events with every day as it was corrected later. */
export function withCorrections(definition: Definition, events: readonly MatterEvent[]): readonly MatterEvent[] {
  const corrections = new Map<number, { happenedOn: PlainDate; terms: MatterEvent['terms'] }>()
  for (const event of events) {
    const right = definition.actions[event.action]?.corrects?.(event.input)
    if (right) corrections.set(right.seq, { happenedOn: right.happenedOn, terms: event.terms })
  }
  if (corrections.size === 0) return events
  return events.map((event) => {
    const right = corrections.get(event.seq)
    if (!right) return event
    const { limits: _limits, lengths: _lengths, targets: _targets, ...kept } = event.terms
    return { ...event, happenedOn: right.happenedOn, terms: { ...kept, ...right.terms.corrected } }
  })
}

function opened(definition: Definition, event: MatterEvent): Matter {
  const { open } = definition
  const starting = startedByOpening(definition, event.input, event.happenedOn)
  const verbs = { ...Object.fromEntries(starting.map(([clock]) => [clock, 'start' as const])), ...open.clocks }
  const unassigned = { leadOffice: open.leadByOpener ? event.actor.office : null, assistingOffices: [], assignee: null }
  const facts = open.record(event.input, event.actor)
  return {
    procedure: definition.id,
    version: definition.version,
    stage: open.stage,
    seq: event.seq,
    title: open.title(event.input),
    facts,
    ...assigned(open.assign?.(event.input), unassigned),
    openedOn: event.happenedOn,
    closedOn: null,
    outcome: null,
    suspended: false,
    reached: [open.stage],
    acts: counted({}, event),
    clocks: withVerbs(definition, { clocks: {}, facts }, verbs, event),
  }
}

function withRecorded(action: ActionDefinition, { input, actor, happenedOn }: MatterEvent, facts: Facts): Facts {
  return action.record ? { ...facts, ...action.record(input, facts, actor, happenedOn) } : facts
}

function assigned(
  { leadOffice, assisting, assignee, released }: Assignment = {},
  matter: Pick<Matter, 'leadOffice' | 'assistingOffices' | 'assignee'>,
) {
  const moved = leadOffice !== undefined && leadOffice !== matter.leadOffice
  const lead = leadOffice === undefined ? matter.leadOffice : leadOffice
  const added = typeof assisting === 'string' ? [assisting] : (assisting ?? [])
  return {
    leadOffice: lead,
    assistingOffices: [...new Set([...matter.assistingOffices, ...added])].filter(
      (office) => office !== lead && office !== released,
    ),
    // Whoever had the matter in the old office has it no longer in the new one.
    assignee: assignee !== undefined ? assignee : moved ? null : matter.assignee,
  }
}

function counted(acts: Matter['acts'], event: MatterEvent): Matter['acts'] {
  return { ...acts, [event.action]: { times: (acts[event.action]?.times ?? 0) + 1, lastOn: event.happenedOn } }
}

function withVerbs(
  definition: Definition,
  { clocks, facts }: Pick<Matter, 'clocks' | 'facts'>,
  verbs: Readonly<Partial<Record<string, ClockVerb<Input>>>>,
  event: MatterEvent,
): Matter['clocks'] {
  const next: Record<string, readonly ClockLedger[]> = { ...clocks }
  for (const [name, verb] of Object.entries(verbs)) {
    if (verb !== undefined && definition.clocks[name]) next[name] = withVerb(next[name] ?? [], name, verb, event, facts)
  }
  return next
}

function withVerb(
  runs: readonly ClockLedger[],
  name: string,
  verb: ClockVerb<Input>,
  event: MatterEvent,
  facts: Facts,
): readonly ClockLedger[] {
  const current = runs.at(-1)
  // What starts anew has ended before.
  const ended = () => (current ? [...runs.slice(0, -1), stopped(current, event)] : [])
  if (verb === 'start') return [...ended(), ...started(name, event, event.happenedOn)]
  if (typeof verb === 'object' && 'start' in verb) {
    const from = verb.start(event.input, event.happenedOn, facts)
    return from ? [...ended(), ...started(name, event, from)] : runs
  }
  if (typeof verb === 'object' && 'until' in verb) {
    const until = verb.until(event.input)
    return until ? [...ended(), { startedOn: event.happenedOn, until, entries: [] }] : runs
  }
  if (typeof verb === 'object' && 'when' in verb)
    return verb.when(facts) ? withVerb(runs, name, verb.verb, event, facts) : runs
  if (!current) return runs
  return [...runs.slice(0, -1), changed(current, verb, event)]
}

/** No run where the law had no such limit that day and the county no norm. */
function started(name: string, event: MatterEvent, startedOn: PlainDate): ClockLedger[] {
  const limit = event.terms.limits?.[name]
  const target = event.terms.targets?.[name]
  const length = event.terms.lengths?.[name]
  if (!limit && !target) return []
  return [
    {
      startedOn,
      startTime: timeOf(event),
      ...(limit ? { limit } : {}),
      ...(length ? { length } : {}),
      ...(target ? { target } : {}),
      entries: [],
    },
  ]
}

/** Of a fact entered later the hour is not known: it is taken to have happened as that day began. */
function timeOf({ happenedOn, recordedAt }: MatterEvent): string {
  const beijing = new Date(Date.parse(recordedAt) + 8 * 3_600_000).toISOString()
  return beijing.startsWith(happenedOn) ? beijing.slice(11, 16) : '00:00'
}

type Change = Exclude<ClockVerb<Input>, 'start' | { start: unknown } | { until: unknown } | { when: unknown }>

function changed(run: ClockLedger, verb: Change, event: MatterEvent): ClockLedger {
  const on = event.happenedOn
  if (verb === 'stop') return stopped(run, event)
  const { stoppedOn: _on, stoppedTime: _time, ...going } = run
  if (verb === 'continue') return going
  if (verb === 'restart') {
    return { ...going, entries: [...run.entries, { type: 'restart', on }] }
  }
  if (verb === 'pause') return paused(run, on)
  if (verb === 'resume') return resumed(run, event)
  return { ...run, entries: [...run.entries, { type: 'extend', by: verb.extend(event.input), approvedOn: on }] }
}

/** What happened first stopped it, whenever it was entered. */
function stopped(run: ClockLedger, event: MatterEvent): ClockLedger {
  const on = event.happenedOn
  if (run.stoppedOn && (on >= run.stoppedOn || on < run.startedOn)) return run
  return { ...run, stoppedOn: on, stoppedTime: timeOf(event) }
}

function paused(run: ClockLedger, on: PlainDate): ClockLedger {
  const sinceRestart = run.entries.slice(run.entries.findLastIndex(({ type }) => type === 'restart') + 1)
  const standsStill = sinceRestart.some((entry) => entry.type === 'exclude' && !entry.to)
  // What has ended no longer stands still: its day was met or missed.
  return standsStill || run.stoppedOn ? run : { ...run, entries: [...run.entries, { type: 'exclude', from: on }] }
}

function resumed(run: ClockLedger, event: MatterEvent): ClockLedger {
  const at = run.entries.findLastIndex((entry) => entry.type === 'exclude' && !entry.to)
  const open = run.entries[at]
  if (open?.type !== 'exclude') return run
  return { ...run, entries: run.entries.with(at, { ...open, to: event.happenedOn }) }
}

function allStopped(definition: Definition, clocks: Matter['clocks'], event: MatterEvent): Matter['clocks'] {
  return Object.fromEntries(
    Object.entries(clocks).map(([name, runs]) => {
      const last = runs.at(-1)
      return [name, last && !definition.clocks[name]?.outlives ? [...runs.slice(0, -1), stopped(last, event)] : runs]
    }),
  )
}
