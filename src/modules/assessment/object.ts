import { findIndicator } from '../../assessment/indicators.ts'
import { findMarkEvent } from '../../assessment/mark-event.ts'
import type { Remedy } from '../../assessment/record.ts'
import { type InvalidInput, isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { type CaseContext, type Done, openMatter, type WriteRequest } from '../casework/index.ts'
import { type Assessment, assessPeriod, type PeriodName } from './assess-period.ts'

/** What an office says was counted wrongly, and what it asks for. */
export interface ObjectionRequest extends PeriodName, Omit<WriteRequest, 'input'> {
  /** Id of an indicator, or of a mark event. */
  readonly about: string
  readonly receiptNumbers: readonly string[]
  readonly asked: Remedy
  readonly reason: string
}

/**
 * Raises an objection of the actor's own office against items of its own line in a published period. Refuses
 * `not-frozen`, `not-your-line` where an item is not the office's in that line, `wrong-remedy`, and
 * `objection-late` once the term is over.
 */
export async function raiseObjection(
  context: CaseContext,
  request: ObjectionRequest,
): Promise<Done | Refusal | InvalidInput> {
  const assessment = await assessPeriod(context, request)
  if (isRefusal(assessment)) return assessment
  const { frozen, content, period } = assessment
  if (!frozen) return refuse('not-frozen', '这个考核期的结果还没有公布，公布以后才能申诉')
  const { scheme, from, about, receiptNumbers, asked, reason, actor, ...write } = request
  const label = findIndicator(about)?.label ?? findMarkEvent(about)?.label
  const { office } = actor
  if (!label || !office) return notYours()
  const fault = faultOf(assessment, request, office)
  if (fault) return fault
  const definition = context.registry.find('assessment-objection')
  if (!definition) throw new Error('no procedure assessment-objection')
  const opened = await openMatter(context, definition, {
    ...write,
    actor,
    channel: 'desk',
    input: {
      ...{ scheme, from, period: `${content.title} ${period.label}`, until: frozen.objectionsUntil, office },
      ...{ about, line: label, receiptNumbers: receiptNumbers.join('\n'), asked, reason },
    },
    begunBy: { matter: frozen.matter, seq: 1, kind: '申诉' },
  })
  if ('done' in opened)
    await context.db
      .insertInto('relation')
      .values({ county: context.county.code, source: frozen.matter, kind: '申诉', target: opened.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return opened
}

function notYours(): Refusal {
  return refuse('not-your-line', '只能对本单位这一项里的事项申诉，请从本单位的明细中选择')
}

function faultOf(
  { records }: Assessment,
  { about, receiptNumbers, asked }: ObjectionRequest,
  office: string,
): Refusal | undefined {
  const ofMarks = findMarkEvent(about) !== undefined
  const own = ofMarks
    ? records.marks.filter((mark) => mark.event === about && mark.office === office)
    : records.items.filter((item) => item.indicator === about && item.office === office)
  const known = new Set(own.map(({ receiptNumber }) => receiptNumber))
  if (receiptNumbers.length === 0 || receiptNumbers.some((number) => !known.has(number))) return notYours()
  return (asked === '撤销扣分') === ofMarks
    ? undefined
    : refuse('wrong-remedy', ofMarks ? '对扣分的申诉请求“撤销扣分”' : '对指标的申诉请求“不计入”或者“认定为达标”')
}
