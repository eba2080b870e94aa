import { EXCLUSIONS } from './exclusion.ts'
import { findIndicator } from './indicators.ts'
import { findMarkEvent } from './mark-event.ts'
import type { Scheme } from './scheme.ts'

/** One thing that differs between two versions, in words. */
export interface SchemeChange {
  readonly what: string
  readonly before: string
  readonly after: string
}

const NONE = '无'
const PERIODS = { month: '按月', quarter: '按季度' } as const

/** What differs between two versions of a scheme, line by line; `officeName` gives an office its name. */
export function schemeChanges(before: Scheme, after: Scheme, officeName: (id: string) => string): SchemeChange[] {
  const [old, now] = [told(before, officeName), told(after, officeName)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((what) => {
    const [was, is] = [old.get(what) ?? NONE, now.get(what) ?? NONE]
    return was === is ? [] : [{ what, before: was, after: is }]
  })
}

/** A scheme as lines of words, in the order in which it is read. */
function told(scheme: Scheme, officeName: (id: string) => string): ReadonlyMap<string, string> {
  return new Map([
    ['名称', scheme.title],
    ['考核周期', PERIODS[scheme.period]],
    ['满分', `${scheme.full} 分`],
    ...scheme.groups.map(({ label, offices }): [string, string] => [
      `考核对象：${label}`,
      offices.map(officeName).join('、'),
    ]),
    ...scheme.indicators.map(({ indicator, weight }): [string, string] => [
      `权重：${findIndicator(indicator)?.label ?? indicator}`,
      String(weight),
    ]),
    ...scheme.marks.map(({ event, points, atMost }): [string, string] => {
      const { label = event, kind = 'deduction' } = findMarkEvent(event) ?? {}
      return [`${kind === 'bonus' ? '加分' : '扣分'}：${label}`, `每次 ${points} 分，最多 ${atMost} 分`]
    }),
    ['剔除', scheme.exclusions.map((one) => EXCLUSIONS[one].label).join('、') || NONE],
    ['容错率', `${scheme.tolerance}%`],
    ['参加排名的最少件数', `${scheme.fewest} 件`],
    ['小样本提示', `少于 ${scheme.few} 件`],
  ])
}
