import { attach, correctDate, note, relate, remind } from '../actions/common.ts'
import { service } from '../actions/service.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { refuse } from '../engine/refusal.ts'
import type { Citation } from '../law/cite.ts'
import { type Application, applicant, application, factsOf } from './reconsideration.forms.ts'

/** How a case begins under either law; `law` is the article on the time to apply. */
export function opening(law: Citation) {
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
      ({ input, on }: { input: Application; on: PlainDate }) =>
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
