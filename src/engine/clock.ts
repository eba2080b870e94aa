import type { Length } from '../calendar/length.ts'
import { lengthText } from '../calendar/length.ts'
import { dateText, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { type Citation, citationText } from '../law/cite.ts'
import type { CountId } from '../law/counts.ts'
import { withoutEmptyPauses } from '../law/entries.ts'
import { explain } from '../law/explain.ts'
import { limitFor } from '../law/limit.ts'
import { type LimitVersion, limitLengthText } from '../law/limit-version.ts'
import { reckon } from '../law/reckon.ts'
import type { ReckonEntry, Reckoning } from '../law/reckoning.ts'
import type { ClockRule, Definition } from './define.ts'
import type { ClockLedger, Matter } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'

/** What the county has settled: its calendar and its own norms. */
export interface Settings {
  readonly calendar: WorkingCalendar
  /** The county's norm of that id, or the visible default. Throws on an unknown id. */
  readonly norm: (id: string) => Length
  /** The county's length for a limit that the law, or our knowledge of it, leaves open; nothing where it set none. */
  readonly limitLength: (id: string) => Length | undefined
  /** The county's number of that id; without it the visible defaults hold. */
  readonly count?: (id: CountId) => number
}

/** Where one clock stands on a day. Dates are the last day on which the act is in time. */
export interface ClockState {
  readonly name: string
  readonly label: string
  readonly startedOn: PlainDate
  readonly stoppedOn: PlainDate | null
  readonly state: 'running' | 'paused' | 'stopped'
  /** The statute's day, an estimate if `provisional`; null while paused or without a statute. */
  readonly dueOn: PlainDate | null
  /** The county's own norm. */
  readonly targetOn: PlainDate | null
  readonly late: boolean
  readonly missedTarget: boolean
  readonly provisional: boolean
  /** Nobody of the offices is late by it. */
  readonly noDuty?: true
  /** The office whose duty it is, where that is not the lead's. */
  readonly owedBy?: string
  readonly limit?: string
  readonly law?: Citation
  readonly length?: string
  readonly target?: string
  /** Why that day, line by line. */
  readonly explanation: readonly string[]
  /** The last lines of it: those that tell the county's own norm. */
  readonly promise: readonly string[]
  /** For a limit in hours: 'YYYY-MM-DDTHH:mm' in Beijing. */
  readonly dueAt?: string
  /** The same of a norm in hours. */
  readonly targetAt?: string
  /** The day is not worked and the law is silent: the last working day before it. */
  readonly safeBy?: PlainDate
  /** How the days were counted, for the strip; the statute's if there is one, else the norm's. */
  readonly reckoning?: Reckoning
  /** The act that led here asked of the clock what the law does not give. */
  readonly fault?: Refusal
}

/** Every clock of the matter that has run, its last run each, as of a day. */
export function clockStates(
  definition: Definition,
  matter: Matter,
  context: { readonly today: PlainDate; readonly calendar: WorkingCalendar },
): ClockState[] {
  return Object.entries(definition.clocks).flatMap(([name, rule]) => {
    const runs = matter.clocks[name] ?? []
    const last = runs.at(-1)
    if (!last) return []
    // A clock that was late once stays counted as late, though it ran again.
    const lateBefore = runs.slice(0, -1).some((run) => stateOf(name, rule, run, context, false).late)
    return [stateOf(name, rule, last, context, lateBefore, rule.owedBy && matter.facts[rule.owedBy])]
  })
}

/** The last day of each clock, as a gate asks for it; worked out once, when first asked. */
export function clockDays(
  definition: Definition,
  matter: Matter,
  context: { today: PlainDate; calendar: WorkingCalendar },
) {
  let states: readonly ClockState[] | undefined
  return (name: string): PlainDate | undefined => {
    states ??= clockStates(definition, matter, context)
    const clock = states.find((one) => one.name === name)
    return clock?.dueOn ?? clock?.reckoning?.dueOn ?? undefined
  }
}

/** The nearest day of any running clock, statute or norm; nothing when none runs. */
export function nearestDue(clocks: readonly ClockState[]): PlainDate | undefined {
  return clocks
    .filter((clock) => clock.state === 'running')
    .flatMap((clock) => [clock.dueOn, clock.targetOn])
    .filter((day) => day !== null)
    .sort()[0]
}

/** The running clock by whose day an office owes an act first, with that day; nothing where none does. */
export function nearestDuty(clocks: readonly ClockState[]): { clock: ClockState; on: PlainDate } | undefined {
  return clocks
    .flatMap((clock) => {
      const on = clock.noDuty ? undefined : nearestDue([clock])
      return on ? [{ clock, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]
}

/** The day a matter is listed by: that of the nearest duty, and where only rights run, of the first that lapses. */
export function dayListedBy(clocks: readonly ClockState[]): PlainDate | undefined {
  return nearestDuty(clocks)?.on ?? nearestDue(clocks)
}

function stateOf(
  name: string,
  rule: ClockRule,
  run: ClockLedger,
  { today, calendar }: { today: PlainDate; calendar: WorkingCalendar },
  lateBefore: boolean,
  owedBy?: unknown,
): ClockState {
  const limit = run.limit ? limitFor(rule.limit, run.limit) : undefined
  const facts = withoutEmptyPauses(run.entries)
  const statute = limit ? statuteOf(limit, run, facts, calendar) : undefined
  // Without a statute, extensions belong to the county's own norm; with one, only pauses do.
  const entries = limit ? facts.filter((entry) => entry.type !== 'extend') : facts
  const norm = run.target
    ? reckon({ length: run.target, startOn: run.startedOn, ...startTime(run, run.target), entries, calendar })
    : undefined
  const until = run.stoppedOn ?? today
  const past = (on: PlainDate | null, at?: string) =>
    on !== null &&
    (until > on || (at !== undefined && run.stoppedTime !== undefined && `${until}T${run.stoppedTime}` > at))
  // Nobody is late for a period that must first be full.
  const mustBeFull = limit?.mode === 'wait' || limit?.mode === 'min'
  const dueOn = run.until ?? (mustBeFull ? null : (statute?.dueOn ?? statute?.estimatedOn ?? null))
  const targetOn = norm?.dueOn ?? norm?.estimatedOn ?? null
  const paused = !run.stoppedOn && (statute?.suspended || norm?.suspended) === true
  const fault = faultOf(rule, statute, limit?.citation) ?? faultOf(rule, norm)
  return {
    name,
    label: rule.label,
    startedOn: run.startedOn,
    stoppedOn: run.stoppedOn ?? null,
    state: run.stoppedOn ? 'stopped' : paused ? 'paused' : 'running',
    dueOn,
    targetOn,
    late: !rule.noDuty && (lateBefore || past(dueOn, statute?.dueAt)),
    missedTarget: !rule.noDuty && past(targetOn, norm?.dueAt),
    ...(rule.noDuty ? { noDuty: true as const } : {}),
    ...(typeof owedBy === 'string' ? { owedBy } : {}),
    provisional: statute?.provisional === true || norm?.provisional === true,
    ...(run.limit ? { limit: run.limit } : {}),
    ...(limit?.citation ? { law: limit.citation } : {}),
    ...(limit ? { length: run.length ? lengthText(run.length) : limitLengthText(limit) } : {}),
    ...(run.target ? { target: lengthText(run.target) } : {}),
    // Told only when looked at: most acts never show it.
    get explanation() {
      const named = run.until ? [`文书载明的期限至${dateText(run.until)}`] : []
      return [...named, ...(statute ? explain(statute) : []), ...(fault ? [fault.message] : []), ...this.promise]
    },
    get promise() {
      return norm ? explain(norm).map((line, at) => (at === 0 ? `本县承诺${line}` : line)) : []
    },
    ...(statute?.dueAt ? { dueAt: statute.dueAt } : {}),
    ...(norm?.dueAt ? { targetAt: norm.dueAt } : {}),
    ...(statute?.safeBy ? { safeBy: statute.safeBy } : {}),
    ...((statute ?? norm) ? { reckoning: (statute ?? norm) as Reckoning } : {}),
    ...(fault ? { fault } : {}),
  }
}

/** What is not counted in hours has no hour. */
function startTime(run: ClockLedger, length: Length | undefined) {
  return length?.unit === 'hour' ? { startTime: run.startTime ?? '00:00' } : {}
}

/** A limit whose extension came too late runs as if it had none. */
function statuteOf(limit: LimitVersion, run: ClockLedger, entries: readonly ReckonEntry[], calendar: WorkingCalendar) {
  const request = {
    limit,
    startOn: run.startedOn,
    ...startTime(run, limit.length ?? undefined),
    ...(run.length ? { length: run.length } : {}),
    calendar,
  }
  const reckoning = reckon({ ...request, entries })
  if (reckoning.error !== 'extension-late') return reckoning
  const without = reckon({ ...request, entries: entries.filter(({ type }) => type !== 'extend') })
  return { ...without, error: reckoning.error }
}

const FAULTS: Readonly<Record<string, string>> = {
  'invalid-date': '日期不存在，请核对',
  'not-in-force': '起算当日没有这项期限的规定，请核对日期',
  'not-configured': '本县还没有设置这项期限的日数，请管理员先设置',
  'extension-over-cap': '超过法律允许的延长总期，请减少延长的天数',
  'extension-late': '原期限已经届满，届满后不能再延长；请如实按逾期办理',
  'event-order': '结束日不晚于开始日，请核对日期',
  'event-not-allowed': '法律没有规定这项期限可以这样中止或重新计算',
}

function faultOf(rule: ClockRule, reckoning: Reckoning | undefined, law?: Citation): Refusal | undefined {
  const message = reckoning?.error ? FAULTS[reckoning.error] : undefined
  return reckoning?.error && message ? refuse(reckoning.error, `${rule.label}：${message}`, law) : undefined
}

/** The citation of a clock in words, if a statute governs it. */
export function clockLawText(clock: ClockState): string | undefined {
  return clock.law ? citationText(clock.law) : undefined
}
