import type { DeadlineRequest, LimitInfo } from '../../../server/api-types/clocks.ts'

/** A fact as it is being filled in; texts are as typed. */
export type Fact =
  | { readonly type: 'exclude'; readonly from: string; readonly to: string }
  | { readonly type: 'extend'; readonly total: string; readonly approvedOn: string }
  | { readonly type: 'restart'; readonly on: string }
  | { readonly type: 'use'; readonly amount: string }

/** Everything a count is made of; the address of the page holds exactly this. */
export interface Question {
  /** A family's id, or a version's. */
  readonly limit: string
  readonly start: string
  readonly facts: readonly Fact[]
}

/** What an address asks. Facts are written as the command `heng deadline` takes them. */
export function questionIn(search: URLSearchParams): Question {
  const pair = (text: string, sign: string) => {
    const at = text.indexOf(sign)
    return at < 0 ? ([text, ''] as const) : ([text.slice(0, at), text.slice(at + 1)] as const)
  }
  return {
    limit: search.get('limit') ?? '',
    start: search.get('start') ?? '',
    facts: [
      ...search.getAll('exclude').map((text) => {
        const [from, to] = pair(text, ':')
        return { type: 'exclude' as const, from, to }
      }),
      ...search.getAll('extend').map((text) => {
        const [total, approvedOn] = pair(text, '@')
        return { type: 'extend' as const, total, approvedOn }
      }),
      ...search.getAll('restart').map((on) => ({ type: 'restart' as const, on })),
      ...search.getAll('use').map((amount) => ({ type: 'use' as const, amount })),
    ],
  }
}

/** The address's query for a question. */
export function addressOf({ limit, start, facts }: Question): URLSearchParams {
  const search = new URLSearchParams({ limit, start })
  for (const fact of facts) search.append(fact.type, factText(fact))
  return search
}

function factText(fact: Fact): string {
  switch (fact.type) {
    case 'exclude':
      return `${fact.from}:${fact.to}`
    case 'extend':
      return `${fact.total}@${fact.approvedOn}`
    case 'restart':
      return fact.on
    case 'use':
      return fact.amount
  }
}

/** The question as the server takes it, for the version that governs. */
export function requestOf({ start, facts }: Question, version: LimitInfo): DeadlineRequest {
  return { limitId: version.id, start, events: facts.map(eventOf) }
}

function eventOf(fact: Fact): NonNullable<DeadlineRequest['events']>[number] {
  switch (fact.type) {
    case 'exclude':
      return { type: 'exclude', from: fact.from, ...(fact.to ? { to: fact.to } : {}) }
    case 'extend':
      return {
        type: 'extend',
        ...numbered('total', fact.total),
        ...(fact.approvedOn ? { approvedOn: fact.approvedOn } : {}),
      }
    case 'restart':
      return { type: 'restart', on: fact.on }
    case 'use':
      return { type: 'use', ...numbered('amount', fact.amount) }
  }
}

function numbered<K extends string>(name: K, text: string): Partial<Record<K, number>> {
  return (/^\d{1,4}$/.test(text) ? { [name]: Number(text) } : {}) as Partial<Record<K, number>>
}

/** The kinds of fact that a limit accepts, and what each is called. */
export function acceptedFacts(limit: LimitInfo): { type: Exclude<Fact['type'], 'use'>; label: string }[] {
  return [
    ...(limit.pauses ? [{ type: 'exclude' as const, label: '扣除一段时间（中止）' }] : []),
    ...(limit.extension ? [{ type: 'extend' as const, label: '批准延长' }] : []),
    ...(limit.restarts ? [{ type: 'restart' as const, label: '重新起算' }] : []),
  ]
}

/** What is still wanting, by field; nothing where the question can be asked. */
export function faultsOf({ start, facts }: Question, version: LimitInfo | undefined): Record<string, string> {
  const startWord = version?.unit === 'hour' ? '起算的日期和时刻' : '日期'
  const faults: [string, string | undefined][] = [
    ['limit', version ? undefined : '请先选一项期限'],
    ['start', start ? undefined : `请填写${startWord}`],
    ...facts.map((fact, at): [string, string | undefined] => [`fact-${at}`, faultOf(fact, version)]),
  ]
  return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function faultOf(fact: Fact, version: LimitInfo | undefined): string | undefined {
  switch (fact.type) {
    case 'exclude':
      if (!fact.from) return '请填写从哪一天起扣除'
      return fact.to && fact.to <= fact.from ? '结束应晚于开始' : undefined
    case 'extend':
      if (!/^[1-9]\d{0,3}$/.test(fact.total)) return '请填写延长后的总期，用数字'
      return version?.extension?.approver && !fact.approvedOn ? '请填写哪一天批准延长' : undefined
    case 'restart':
      return fact.on ? undefined : '请填写哪一天重新起算'
    case 'use':
      return undefined
  }
}
