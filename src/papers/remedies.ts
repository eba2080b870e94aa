import type { PlainDate } from '../calendar/plain-date.ts'
import { citationText, cite } from '../law/cite.ts'
import { findLimit } from '../law/limit.ts'
import { isReconsiderationFirst, within } from './remedy.ts'

/** Something that can be done about an answer, or about none, as a page shows it. */
export interface Remedy {
  readonly what: string
  readonly how: string
  /** The articles it rests on; empty where no law is behind it. */
  readonly law: string
  /** The limit it has to keep, and the day that is counted from. */
  readonly limit?: { readonly family: string; readonly from: PlainDate }
  /** Another door to write at: a procedure's id. */
  readonly door?: string
}

/** The revised Regulation on Open Government Information. */
const FOI_2019 = '2019-05-15'

function lawOf(family: string, on: PlainDate): string {
  const citation = findLimit(family, on)?.citation
  return citation ? citationText(citation) : ''
}

/** The remedy without a day: none is known yet from which its limit could be counted. */
function undated({ limit: _, ...remedy }: Remedy): Remedy {
  return remedy
}

/** A remedy within a limit, by the law of a day; nothing where no such limit was in force yet. */
function limited(
  family: string,
  on: PlainDate,
  remedy: (length: string, law: string) => Omit<Remedy, 'limit'>,
): Remedy[] {
  const inForce = findLimit(family, on)?.length !== undefined
  return inForce ? [{ ...remedy(within(family, on), lawOf(family, on)), limit: { family, from: on } }] : []
}

/** After the answer to a letter of complaint or help. */
export function afterLetter(on: PlainDate): Remedy[] {
  return [
    ...limited('petition-review-request', on, (length, law) => ({
      what: '请求复查',
      how: `属于投诉、求助的，自收到书面答复之日起${length}内，向承办单位的本级政府或者上一级主管部门书面提出。`,
      law,
    })),
    ...limited('petition-recheck-request', on, (length, law) => ({
      what: '请求复核',
      how: `对复查意见还不服，自收到复查意见之日起${length}内，向复查机关的上一级机关书面提出。`,
      law,
    })).map(undated),
    ...limited('reconsideration-apply', on, (_, law) => ({
      what: '复议或者诉讼',
      how: '答复里作出了影响您权利的决定（如处罚、许可、征收）的，可以在法定期限内申请行政复议或者提起诉讼。',
      law,
    })),
  ]
}

/** While a letter is past its day. */
export function whileLetterLate(on: PlainDate): Remedy[] {
  return [
    {
      what: '催办',
      how: '已经过了法定期限。用上面的“催办”，督办员会看到；也可以向上一级机关反映。',
      law: lawOf('petition-finish', on),
    },
  ]
}

/**
 * After the answer to a request for information, or while there is none in time (`answered: false`).
 * What was refused or left unanswered goes to reconsideration before any court since 2024
 * (Reconsideration Law of 2023, art. 23 ¶1 (3) and (4)); other answers leave the choice.
 */
export function afterInformation(
  on: PlainDate,
  { answered, refused, openedOn }: { answered: boolean; refused: boolean; openedOn: PlainDate },
): Remedy[] {
  const regulation = citationText(
    openedOn < FOI_2019 ? cite('foi-regulation-2007', 33) : cite('foi-regulation-2019', 51),
  )
  const reconsider = limited('reconsideration-apply', on, (length, law) => ({
    what: '申请行政复议',
    how: answered ? `自知道答复之日起${length}内提出，不收费。` : '到期没有答复的，可以就不答复申请行政复议，不收费。',
    law: `${regulation}；${law}`,
  }))
  const first = isReconsiderationFirst(on) && (refused || !answered)
  const sue = first
    ? limited('litigation-sue-after-fuyi', on, (length, law) => ({
        what: '提起诉讼',
        how: `不予公开、不予答复的，法律规定先申请行政复议；对复议决定不服，收到之日起${length}内起诉。`,
        law: `${citationText(cite('reconsideration-law-2023', 23))}；${law}`,
      })).map(undated)
    : limited('litigation-sue-direct', on, (length, law) => ({
        what: '提起诉讼',
        how: answered ? `也可以不经复议，自知道答复之日起${length}内直接起诉。` : '也可以不经复议，就不答复直接起诉。',
        law,
      }))
  const remedies = [...reconsider, ...sue]
  return answered ? remedies : remedies.map(undated)
}

/** After a decision of reconsideration. */
export function afterReconsideration(on: PlainDate): Remedy[] {
  return limited('litigation-sue-after-fuyi', on, (length, law) => ({
    what: '提起诉讼',
    how: `不服复议决定的，自收到决定书之日起${length}内向人民法院起诉；法律规定复议决定为最终裁决的除外。`,
    law,
  }))
}

/** After an answer that decides nothing. */
export function afterConsultation(): Remedy[] {
  return [
    {
      what: '写信反映',
      how: '咨询的答复不是决定。事情没有解决的，可以写县长信箱，由承办单位限期办理。',
      law: '',
      door: 'letter',
    },
  ]
}
