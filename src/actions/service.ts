import { type ActionRule, type ClockVerb, form } from '../engine/define.ts'
import { choice, prose } from '../engine/fields.ts'
import { type Input, type Matter, times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Role } from '../engine/roles.ts'

type Serving<R, C> = ActionRule<R, never, C, never, unknown, Input>

/** How a paper may reach a party. */
export const WAYS_OF_SERVICE = ['直接送达', '邮寄送达', '电子送达', '留置送达', '委托送达', '公告送达'] as const

/**
 * 登记送达 and 签收: that a paper reached the applicant, as the staff record it or as
 * the applicant says by opening it on line. `after` names the acts that issue papers to
 * the applicant; either way of service starts the clocks named.
 */
export function service<const R extends Role, const C extends string = never>(options: {
  by: readonly R[]
  after: readonly string[]
  clocks?: Readonly<Partial<Record<C, ClockVerb<unknown>>>>
}) {
  const papers = (matter: Matter) => options.after.reduce((all, action) => all + times(matter, action), 0)
  const issued = (matter: Matter) =>
    papers(matter) > 0 ? undefined : refuse('nothing-to-serve', '还没有可送达的文书，请先作出文书')
  const unsigned = (matter: Matter) =>
    times(matter, 'signFor') < papers(matter)
      ? undefined
      : refuse('already-signed-for', '文书都已经签收过了，可随时下载')
  const common = {
    from: 'any',
    to: 'same',
    visibility: 'applicant',
    whileSuspended: true,
    clocks: options.clocks ?? {},
    record: () => ({ served: true }),
  } as const
  return {
    serve: {
      label: '登记送达',
      ...common,
      by: options.by,
      standing: 'involved',
      input: form({
        way: choice('送达方式', WAYS_OF_SERVICE),
        proof: prose('签收情况', { max: 300, help: '签收人、回执或邮件编号' }).optional(),
      }),
      gates: [issued],
    } as unknown as Serving<R, C>,
    signFor: {
      label: '签收（电子送达）',
      ...common,
      by: ['citizen'],
      input: form({}),
      gates: [issued, unsigned],
    } as unknown as Serving<'citizen', C>,
  }
}
