import { type ActionRule, form, type Gate } from '../engine/define.ts'
import { choice, line, prose } from '../engine/fields.ts'
import { type Input, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'
import type { LawReference } from '../law/reference.ts'

type After<R> = ActionRule<R, never, never, never, unknown, Input>

/** Acts after a matter is closed; the facts they record are of the procedure's own words. */
function after<R, I>(rule: ActionRule<R, never, never, never, Readonly<Record<string, unknown>>, I>): After<R> {
  return rule as unknown as After<R>
}

/** How content somebody is, best first. */
export const SATISFACTION = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const

/** The first of {@link SATISFACTION} that count as satisfied. */
export const SATISFIED = ['非常满意', '满意', '基本满意'] as const

/** 评价, as it was given until 回访 took its place: nobody rates so any more, and what was said then stands. */
export function rating() {
  return {
    rate: after({
      label: '评价',
      by: [] as const,
      from: 'closed',
      to: 'same',
      visibility: 'applicant',
      input: form({ level: choice('满意程度', SATISFACTION), comment: prose('想说的话', { max: 500 }).optional() }),
      record: ({ level }) => ({ followUpReached: true, followUpLevel: level }),
    }),
  }
}

/**
 * 公开 and 撤下公开: question and answer, masked, before the public and away again; the
 * fact `published` says which. `gates` say what may not be published.
 */
export function publication<const R extends Role>(options: {
  by: readonly R[]
  label: string
  /** What the question is called: 来信, 问题, 申请内容. */
  question: string
  gates: readonly Gate<unknown>[]
  law?: LawReference
  /** Longest text of either, in characters. */
  max?: number
}) {
  const { by, label, question, gates, law, max = 10_000 } = options
  return {
    publish: after({
      label,
      ...(law ? { law } : {}),
      by,
      from: 'closed',
      to: 'same',
      visibility: 'public',
      input: form({
        title: line('公开标题'),
        question: prose(`${question}（已隐去个人信息）`, { max }),
        answer: prose('答复（已隐去个人信息）', { max }),
      }),
      gates,
      record: () => ({ published: true }),
      publish: (input) => input,
    }),
    withdrawPublication: after({
      label: '撤下公开',
      by,
      from: 'closed',
      to: 'same',
      danger: true,
      input: form({ reason: prose('撤下理由', { max: 500 }) }),
      gates: [
        (matter: Matter) => (matter.facts['published'] ? undefined : refuse('not-published', '本件没有公开，无需撤下')),
      ],
      record: () => ({ published: false }),
      publish: () => 'withdraw' as const,
    }),
  }
}

/** That whoever asked agreed to publication, and that there is an answer. `asker`: 来信人, 咨询人. */
export function consented(asker: string, answer: string): readonly Gate<unknown>[] {
  return [
    (matter) =>
      matter.facts['wantsPublic']
        ? undefined
        : refuse('not-consented', `${asker}没有同意公开，不能公开；请先征得本人同意`),
    (matter) => (times(matter, answer) > 0 ? undefined : refuse('nothing-to-publish', '没有答复内容，不能公开')),
  ]
}
