import { type ActionRule, type ClockVerb, form } from '../engine/define.ts'
import { choice, line, officeId, prose, whole } from '../engine/fields.ts'
import { type Input, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'
import type { LawReference } from '../law/reference.ts'
import type { FigureRule } from '../statistics/figure.ts'
import { sentOn } from './handling.ts'

/** What a message is about: the classes the county's figures and the model know, and none of them. */
export const CATEGORIES = [
  '城乡建设',
  '环境保护',
  '交通运输',
  '教育文体',
  '劳动和社会保障',
  '商贸旅游',
  '卫生计生',
  '其他',
] as const

/** One of {@link CATEGORIES}. */
export type Category = (typeof CATEGORIES)[number]

/** The field in which it is chosen. */
export const category = () => choice('内容分类', CATEGORIES)

type Dispatching<R, S = never, C = never> = ActionRule<R, S, C, never, unknown, Input>

type Rule<R, S, C, I> = ActionRule<R, S, C, never, { category?: Category; firstReceiver?: string }, I>

function action<R, S, C, I>(rule: Rule<R, S, C, I>): Dispatching<R, S, C> {
  return rule as unknown as Dispatching<R, S, C>
}

/** An action that leaves the stage as it is, whatever the procedure's stages. */
function anywhere<R, I>(rule: Rule<R, never, never, I>): Dispatching<R> {
  return rule as unknown as Dispatching<R>
}

const SURE = {
  certainty: whole('把握（%）', { min: 0, max: 100 }),
  because: line('依据的词句', { max: 200 }).optional(),
}

/** 归类: says what a matter is about, or sets right what was said. */
export function classify<const R extends Role>(by: readonly R[]) {
  return {
    classify: anywhere({
      label: '归类',
      by,
      from: 'any',
      to: 'same',
      input: form({ category: category(), reason: line('更正理由', { max: 200 }).optional() }),
      whileSuspended: true,
      record: (input) => ({ category: input.category }),
    }),
  }
}

/**
 * 自动归类、自动分办: acts of the program, plainly its own, in a county that lets it; and
 * 抽查, in which a person says whether the program was right.
 */
export function bySelf<const S extends string, const C extends string>(options: {
  from: S
  to: S
  clocks: Readonly<Partial<Record<C, ClockVerb<unknown>>>>
  law?: LawReference
}) {
  const byProgram = (matter: Matter) => times(matter, 'autoAssign') + times(matter, 'autoClassify')
  return {
    autoClassify: anywhere({
      label: '自动归类',
      by: ['machine'] as const,
      from: 'open',
      to: 'same',
      input: form({ category: category(), ...SURE }),
      record: (input) => ({ category: input.category }),
    }),
    autoAssign: action({
      label: '自动分办',
      ...(options.law ? { law: options.law } : {}),
      by: ['machine'] as const,
      from: options.from,
      to: options.to,
      visibility: 'applicant',
      input: form({ office: officeId('承办单位'), category: category().optional(), ...SURE }),
      record: (input) => (input.category ? { category: input.category } : {}),
      assign: ({ office }, facts) => ({ ...sentOn(office, facts), assignee: null }),
      clocks: options.clocks,
    }),
    checkDispatch: anywhere({
      label: '抽查自动分办',
      by: ['dispatcher', 'supervisor'] as const,
      from: 'any',
      to: 'same',
      input: form({ verdict: choice('结论', ['正确', '有误']), note: prose('说明', { max: 500 }).optional() }),
      whileSuspended: true,
      gates: [
        (matter: Matter) =>
          byProgram(matter) > times(matter, 'checkDispatch')
            ? undefined
            : refuse('nothing-to-check', '程序没有自动办过本事项，或者已经抽查过，不需要再抽查'),
      ],
    }),
  }
}

/** 收回分办: what was sent to an office comes back before the office has taken it up. */
export function recall<const S extends string, const C extends string>(options: {
  from: S
  to: S
  clocks: Readonly<Partial<Record<C, ClockVerb<unknown>>>>
}) {
  return {
    recall: action({
      label: '收回分办',
      by: ['dispatcher'] as const,
      from: options.from,
      to: options.to,
      input: form({ reason: line('收回理由', { max: 200 }).optional() }),
      gates: [
        (matter: Matter) =>
          times(matter, 'redo') > 0 ? refuse('no-recall-of-redo', '重办的事项不收回，请用“转办其他单位”') : undefined,
      ],
      // Taken back from one office, it is again the first receiver's where another had returned it.
      assign: (_, { firstReceiver }) => ({ leadOffice: firstReceiver ?? null, assignee: null }),
      clocks: options.clocks,
    }),
  }
}

/** One count of matters received for each class, under the procedure's own ids. */
export function categoryFigures(procedure: string, what: string): Readonly<Record<string, FigureRule>> {
  return Object.fromEntries(
    CATEGORIES.map((name, at): [string, FigureRule] => [
      `${procedure}.category-${at + 1}`,
      { label: `${what}：${name}`, count: 'opened', where: { facts: { category: name } } },
    ]),
  )
}
