import { z } from 'zod'
import { CHOSEN_EXCLUSIONS, EXCLUSIONS } from '../../assessment/exclusion.ts'
import { INDICATORS } from '../../assessment/indicators.ts'
import { MARK_EVENTS } from '../../assessment/mark-event.ts'
import { FEWEST_RANKED, type Scheme } from '../../assessment/scheme.ts'
import { form } from '../../engine/define.ts'
import { line, officeId, whole } from '../../engine/fields.ts'

const MOST_OFFICES = 500

function number(title: string, { min, max }: { min: number; max: number }) {
  return z
    .number({ error: `${title}应为数字` })
    .min(min, { error: `${title}不能小于 ${min}` })
    .max(max, { error: `${title}不能大于 ${max}` })
    .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, { error: `${title}最多两位小数` })
    .meta({ title })
}

function oneOf(title: string, ids: readonly string[]) {
  return z
    .string({ error: `请选择${title}` })
    .refine((id) => ids.includes(id), { error: `没有这个${title}，请重新选择` })
}

function distinct<T>(items: readonly T[], key: (item: T) => string): boolean {
  return new Set(items.map(key)).size === items.length
}

const GROUP = form({
  label: line('分组名称', { max: 40 }),
  offices: z
    .array(officeId('单位'))
    .min(1, { error: '每组至少一个单位' })
    .max(MOST_OFFICES, { error: `每组最多 ${MOST_OFFICES} 个单位` }),
})

/** What a scheme may say. Everything in it is chosen from what is on record; nothing can be typed in as a score. */
export const SCHEME_FORM = form({
  title: line('方案名称', { min: 2, max: 60 }),
  period: z.enum(['month', 'quarter'], { error: '考核周期应选：按月、按季度' }).meta({ title: '考核周期' }),
  full: number('满分', { min: 1, max: 1_000 }),
  groups: z
    .array(GROUP)
    .min(1, { error: '至少要有一组被考核的单位' })
    .max(20, { error: '最多 20 组' })
    .refine((groups) => distinct(groups, ({ label }) => label), { error: '分组名称不能重复' })
    .refine(
      (groups) =>
        distinct(
          groups.flatMap(({ offices }) => offices),
          (office) => office,
        ),
      { error: '一个单位只能在一组里，请检查' },
    )
    .meta({ title: '考核对象' }),
  indicators: z
    .array(
      form({
        indicator: oneOf(
          '指标',
          INDICATORS.map(({ id }) => id),
        ),
        weight: number('权重', { min: 0, max: 1_000 }),
      }),
    )
    .min(1, { error: '至少要有一个指标' })
    .refine((lines) => distinct(lines, ({ indicator }) => indicator), { error: '同一个指标只能出现一次' })
    .refine((lines) => lines.some(({ weight }) => weight > 0), { error: '至少一个指标的权重要大于 0' })
    .meta({ title: '指标和权重' }),
  exclusions: z
    .array(z.enum(CHOSEN_EXCLUSIONS, { error: '没有这种剔除，请重新选择' }))
    .max(Object.keys(EXCLUSIONS).length)
    .refine((all) => distinct(all, (one) => one), { error: '同一种剔除只能出现一次' })
    .meta({ title: '剔除' }),
  marks: z
    .array(
      form({
        event: oneOf(
          '加扣分项',
          MARK_EVENTS.map(({ id }) => id),
        ),
        points: number('每次分值', { min: 0.01, max: 100 }),
        atMost: number('最多分值', { min: 0.01, max: 1_000 }),
      }),
    )
    .refine((marks) => distinct(marks, ({ event }) => event), { error: '同一个加扣分项只能出现一次' })
    .meta({ title: '加分和扣分' }),
  tolerance: number('容错率（%）', { min: 0, max: 20 }),
  fewest: whole('参加排名的最少件数', { min: FEWEST_RANKED, max: 1_000 }),
  few: whole('小样本提示的件数', { min: FEWEST_RANKED, max: 1_000 }),
})

/** What a county begins with: a draft to be weighed, and announced only by the county itself. */
export function firstScheme(groups: Scheme['groups']): Scheme {
  return {
    title: '承办单位考核方案',
    period: 'month',
    full: 100,
    groups,
    indicators: [
      { indicator: 'response', weight: 15 },
      { indicator: 'report-in', weight: 10 },
      { indicator: 'solution', weight: 25 },
      { indicator: 'satisfaction', weight: 20 },
      { indicator: 'on-time', weight: 10 },
      { indicator: 'on-target', weight: 10 },
      { indicator: 'returns', weight: 5 },
      { indicator: 'redo', weight: 5 },
    ],
    exclusions: CHOSEN_EXCLUSIONS,
    marks: [
      { event: 'supervised', points: 1, atMost: 5 },
      { event: 'sent-back', points: 1, atMost: 5 },
      { event: 'talked-to', points: 2, atMost: 6 },
      { event: 'announced', points: 3, atMost: 9 },
      { event: 'adopted', points: 0.5, atMost: 2 },
      { event: 'helped', points: 0.2, atMost: 2 },
    ],
    tolerance: 2,
    fewest: FEWEST_RANKED,
    few: 30,
  }
}
