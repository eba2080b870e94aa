import type { Length } from '../calendar/length.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { findLimit, findVersion } from '../law/limit.ts'
import { isCountyLimit } from '../law/limit-version.ts'
import type { Settings } from './clock.ts'
import type { ActionDefinition, ClockRule, Definition } from './define.ts'
import type { Facts, Input, Terms } from './matter.ts'

/** Clocks with the day each counts from. */
export type Starting = readonly (readonly [clock: string, from: PlainDate])[]

/** The clocks an action starts. */
export function startedBy(action: ActionDefinition, input: Input, on: PlainDate, facts: Facts): Starting {
  return Object.entries(action.clocks ?? {}).flatMap(([clock, verb]) => {
    const given = typeof verb === 'object' && 'start' in verb ? verb.start(input, on, facts) : undefined
    const from = verb === 'start' ? on : given
    return from ? [[clock, from] as const] : []
  })
}

/** The clocks that opening a matter starts. */
export function startedByOpening({ open }: Definition, input: Input, on: PlainDate): Starting {
  return open.starts.filter((clock) => open.startsIf?.(clock, input) ?? true).map((clock) => [clock, on] as const)
}

function normUnder({ norm }: ClockRule, facts: Facts): string | undefined {
  return norm === undefined || typeof norm === 'string' ? norm : norm.among[String(facts[norm.fact])]
}

/** The limits in force and the norms settled on the day the clocks start. */
export function termsFor(
  definition: Definition,
  starting: Starting,
  { settings, facts }: { readonly settings: Settings; readonly facts: Facts },
): Terms {
  const limits: Record<string, string> = {}
  const lengths: Record<string, Length> = {}
  const targets: Record<string, Length> = {}
  for (const [name, on] of starting) {
    const rule = definition.clocks[name]
    const version = rule?.limit ? (findLimit(rule.limit, on) ?? findVersion(rule.limit)) : undefined
    if (version) limits[name] = version.id
    const own = version && isCountyLimit(version) ? settings.limitLength(version.id) : undefined
    if (own) lengths[name] = own
    const norm = rule && normUnder(rule, facts)
    if (norm) targets[name] = settings.norm(norm)
  }
  return {
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
    ...(Object.keys(lengths).length > 0 ? { lengths } : {}),
    ...(Object.keys(targets).length > 0 ? { targets } : {}),
  }
}
