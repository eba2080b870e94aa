import { z } from 'zod'
import { dateText } from '../calendar/plain-date.ts'
import { type ActionRule, type ClockVerb, form, type Gate } from '../engine/define.ts'
import { choice, line, officeId, prose } from '../engine/fields.ts'
import type { Facts, Input } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'
import { BASIS_KINDS } from '../law/duty-basis.ts'

/**
 * 退回、裁定和首接负责, for every procedure whose matters are sent to offices. A return is a request within a window and on
 * a basis; until another office has taken the matter up, the first one stays responsible; the second return goes to the
 * county office, whose ruling binds and becomes a precedent.
 */
type Handling<R, S, C> = ActionRule<R, S, C, never, unknown, Input>

function handled<R, S, C, I>(rule: ActionRule<R, S, C, never, Facts, I>): Handling<R, S, C> {
  return rule as unknown as Handling<R, S, C>
}

/** Which article of which paper says whose duty it is: three fields of a form. */
export const dutyBasis = () => ({
  basisKind: choice('依据种类', BASIS_KINDS),
  basisTitle: line('依据名称', { min: 4, max: 100, help: '文件、清单或法律的全称' }),
  basisArticle: line('条款或事项编号', { max: 60, help: '如“第五条第二项”“权责清单第 12 项”' }),
})

/** The three fields of {@link dutyBasis} as filled in. */
export interface DutyBasis {
  readonly basisKind: string
  readonly basisTitle: string
  readonly basisArticle: string
}

/** Who stays responsible although the matter goes to another office: it goes on reading it until that office takes it up. */
export const sentOn = (office: string, { firstReceiver }: Facts) => ({
  leadOffice: office,
  ...(typeof firstReceiver === 'string' ? { assisting: firstReceiver } : {}),
})

/** An office has taken the matter up: the first receiver is out of it. */
export const takenUp = {
  record: (): { firstReceiver?: undefined } => ({ firstReceiver: undefined }),
  assign: (_: unknown, { firstReceiver }: Facts) =>
    typeof firstReceiver === 'string' ? { released: firstReceiver } : {},
} as const

/** Returned twice, a matter goes on by ruling alone. */
export const ruledFirst: Gate<unknown> = (matter) => {
  const waiting = matter.clocks['rule']?.at(-1)
  return waiting && !waiting.stoppedOn
    ? refuse('ruling-needed', '本事项已两次退回，请“裁定承办单位”，写明理由和依据')
    : undefined
}

interface ReturnInput extends DutyBasis {
  readonly suggestedOffice: string
  readonly newFacts?: string | undefined
}

const elsewhere: Gate<ReturnInput> = (_, { input, actor }) =>
  input && input.suggestedOffice === actor.office
    ? refuse('own-office-suggested', '建议承办单位不能是本单位，请写明应由哪个单位承办')
    : undefined

function withinWindow(window: string): Gate<ReturnInput> {
  // By the day it is entered: nobody gets around the window by dating a return back.
  return (matter, { today, dayOf }) => {
    if (matter.clocks[window]?.at(-1)?.stoppedOn)
      return refuse('taken-up', '本单位已经确认承办，不能再退回；确属其他单位职责的，报县政府办协调转办')
    const until = dayOf(window)
    return until && today > until
      ? refuse(
          'return-too-late',
          `退回期限已于${dateText(until)}届满，不能再退回，请签收办理；确属其他单位职责的，办理中报县政府办协调转办，转办前仍由本单位负责`,
        )
      : undefined
  }
}

/** Ruled is ruled: only what was not known then opens it again. */
const binding: Gate<ReturnInput> = (matter, { input, actor }) =>
  input && matter.facts['ruledOffice'] === actor.office && !input.newFacts
    ? refuse(
        'ruling-binds',
        '县政府办已裁定由本单位承办，不能再退回；裁定时没有的新情况，请在“裁定后的新情况”中写明再退回',
      )
    : undefined

/**
 * 退回 and 裁定承办单位. `window` is the clock within which an office may return; `returned` and `sent` are what a
 * return and a new receipt do to the clocks. The procedure takes {@link HANDLING_FACTS} and {@link HANDLING_CLOCKS}
 * into its words, and {@link OFFICE_RULING} into its documents.
 */
export function handling<const R extends Role, const S extends string, const C extends string>(options: {
  by: readonly R[]
  /** Where an office may return it. */
  from: S
  /** Where the first return leads. */
  back: S
  /** Where every later return leads. */
  disputed: S
  /** Where a ruling leads. */
  to: S
  window: NoInfer<C>
  returned: Readonly<Partial<Record<C, ClockVerb<unknown>>>>
  sent: Readonly<Partial<Record<C, ClockVerb<unknown>>>>
}) {
  const { by, from, back, disputed, to, window, returned, sent } = options
  return {
    return: handled<R, S, C | 'firstReceiver' | 'rule', ReturnInput & { reason: string }>({
      label: '退回',
      by,
      from,
      to: back,
      toAgain: disputed,
      danger: true,
      input: form({
        reason: prose('退回理由', { min: 5, max: 500 }),
        ...dutyBasis(),
        suggestedOffice: officeId('建议承办单位'),
        newFacts: prose('裁定后的新情况', { max: 500, help: '县政府办裁定过的才填' }).optional(),
      }),
      gates: [withinWindow(window), elsewhere, binding],
      record: (_, { firstReceiver, returns }, { office }) => ({
        firstReceiver: firstReceiver ?? office,
        returns: Number(returns ?? 0) + 1,
      }),
      clocks: {
        ...returned,
        firstReceiver: { start: (_, on, facts) => (facts['firstReceiver'] ? undefined : on) },
        rule: { start: (_, on, facts) => (facts['returns'] ? on : undefined) },
      } as Partial<Record<C | 'firstReceiver' | 'rule', ClockVerb<unknown>>>,
    }),
    rule: handled<'dispatcher', S, C | 'rule', DutyBasis & { office: string; subject: string; reason: string }>({
      label: '裁定承办单位',
      by: 'dispatcher',
      from: disputed,
      to,
      danger: true,
      input: form({
        office: officeId('承办单位'),
        subject: line('哪一类事项', { min: 4, max: 60, help: '作为先例显示：写事由和地域，不写姓名、电话、门牌' }),
        reason: prose('裁定理由', { min: 10, max: 1_000, help: '两次退回各说了什么、为什么由该单位承办' }),
        ...dutyBasis(),
      }),
      issues: 'office-ruling',
      record: ({ office }) => ({ ruledOffice: office }),
      assign: ({ office }, facts) => sentOn(office, facts),
      clocks: { ...sent, rule: 'stop' } as Partial<Record<C | 'rule', ClockVerb<unknown>>>,
      settles: ({ office, subject, reason, basisKind, basisTitle, basisArticle }) => ({
        office,
        subject,
        reason,
        basis: { kind: basisKind, title: basisTitle, article: basisArticle },
      }),
    }),
  }
}

/** The clocks of {@link handling}. */
export const HANDLING_CLOCKS = {
  firstReceiver: { label: '首接负责期限', norm: 'first-receiver', owedBy: 'firstReceiver' },
  rule: { label: '裁定承办单位期限', norm: 'office-ruling' },
} as const

/** The facts of {@link handling}. */
export const HANDLING_FACTS = {
  returns: z.number().optional().meta({ title: '退回次数' }),
  firstReceiver: z.string().optional().meta({ title: '首接单位（其他单位签收前负责）', widget: 'office' }),
  ruledOffice: z.string().optional().meta({ title: '裁定的承办单位', widget: 'office' }),
}

/** The document a ruling is numbered as. */
export const OFFICE_RULING = { 'office-ruling': { label: '承办单位裁定', mark: '办裁' } } as const
