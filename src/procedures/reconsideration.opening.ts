import { attach, correctDate, note, relate, remind } from '../actions/common.ts'
import { service } from '../actions/service.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { Actor } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'
import type { Citation } from '../law/cite.ts'
import { type Application, applicant, application, factsOf } from './reconsideration.forms.ts'

interface Opened {
  readonly input: Application
  readonly on: PlainDate
  readonly actor: Actor
}

/**
 * How a case begins under either law: `law` is the article on the time to apply, `throughOrgan` the one that lets a
 * penalty made on the spot or by camera be complained of through the organ that made it, where the law has one.
 */
export function opening(law: Citation, throughOrgan?: Citation) {
  return {
    stage: 'reviewing',
    by: ['citizen', 'justiceBureau'],
    input: application,
    party: applicant,
    title: ({ title }: Application) => title,
    searchText: ({ body, claim }: Application) => `${claim}\n${body}`,
    leadByOpener: true,
    record: (input: Application) => factsOf(input),
    assign: ({ respondent }: Application) => (respondent ? { assisting: respondent } : {}),
    gates: [
      ({ input, on, actor }: Opened) => {
        const { handedOn, act } = input
        if (!handedOn) return undefined
        if (!throughOrgan || act !== '行政处罚' || actor.role === 'citizen')
          return refuse(
            'not-through-the-organ',
            '只有对当场处罚、电子监控处罚不服的，才能通过处罚机关提交，并由复议机构登记处罚机关收到之日；请删去这一项',
            throughOrgan ?? law,
          )
        return handedOn > on
          ? refuse('handed-on-later', '处罚机关收到申请之日不能晚于复议机关收到之日，请核对', throughOrgan)
          : undefined
      },
      ({ input, on }: Opened) =>
        input.knownOn > on ? refuse('known-later', '知道行政行为之日不能晚于申请之日，请核对', law) : undefined,
    ],
  } as const
}

/** Service and the everyday acts of a case under either law. */
export function everyday() {
  return {
    ...service({
      by: ['justiceBureau'],
      after: ['decide', 'mediate', 'declineToAccept', 'terminate'],
      clocks: { remake: { start: (_, on, { redo, served }) => (redo && !served ? on : undefined) } },
    }),
    ...remind(['citizen', 'supervisor']),
    ...correctDate(['justiceBureau']),
    ...note(['justiceBureau', 'director', 'leader']),
    ...attach(['citizen', 'justiceBureau']),
    ...relate(['justiceBureau']),
  }
}
