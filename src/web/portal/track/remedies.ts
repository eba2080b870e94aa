import type { TrackingPage } from '../../../server/api-types.ts'

/** Something that can be done about an answer, or about none. */
export interface Remedy {
  readonly what: string
  readonly how: string
  readonly law: string
  /** Reckons the last day from the day of the answer. */
  readonly to?: string
}

type Asked = Pick<TrackingPage, 'procedure' | 'openedOn' | 'closedOn' | 'clocks'>

/** The Regulation on the Work of Letters and Visits took the place of the one of 2005. */
const LETTERS_2022 = '2022-05-01'
/** The reconsideration law of 2023 asks for reconsideration before suit where disclosure is refused (art. 23). */
const RECONSIDERATION_2023 = '2024-01-01'
/** The revised Regulation on Open Government Information. */
const FOI_2019 = '2019-05-15'

/**
 * What is left to whoever is not content, by the law in force on the day of the
 * answer; while nothing is answered, by that of today. Procedures that end in no
 * decision have their own ways only: to write again, to rate.
 */
export function remediesOf({ procedure, openedOn, closedOn, clocks }: Asked, today: string): readonly Remedy[] {
  const on = closedOn ?? today
  const late = closedOn === null && clocks.some((clock) => clock.late)
  if (procedure === 'letter') return closedOn ? letterAnswered(on) : late ? letterLate(on) : []
  if (procedure === 'foi-request') return closedOn || late ? foi(on, closedOn, openedOn) : []
  if (procedure === 'reconsideration') return closedOn ? reconsidered(on) : []
  if (procedure === 'online-consultation') return closedOn ? [WRITE] : []
  return []
}

const WRITE: Remedy = {
  what: '写信反映',
  how: '咨询的答复不是决定。事情没有解决的，可以写县长信箱，由承办单位限期办理。',
  law: '',
  to: '/letters/new',
}

function letterAnswered(on: string): Remedy[] {
  const [review, again] =
    on < LETTERS_2022
      ? ['《信访条例》第三十四条', '《信访条例》第三十五条']
      : ['《信访工作条例》第三十五条', '《信访工作条例》第三十六条']
  return [
    {
      what: '请求复查',
      how: '属于投诉、求助的，自收到书面答复之日起 30 日内，向承办单位的本级政府或者上一级主管部门书面提出。',
      law: review,
      to: reckon('petition-review-request', on),
    },
    {
      what: '请求复核',
      how: '对复查意见还不服，自收到复查意见之日起 30 日内，向复查机关的上一级机关书面提出。',
      law: again,
    },
    {
      what: '复议或者诉讼',
      how: '答复里作出了影响您权利的决定（如处罚、许可、征收）的，可以在法定期限内申请行政复议或者提起诉讼。',
      law: on < RECONSIDERATION_2023 ? '《行政复议法》（2017）第九条' : '《行政复议法》（2023）第二十条',
      to: reckon('reconsideration-apply', on),
    },
  ]
}

function letterLate(on: string): Remedy[] {
  return [
    {
      what: '催办',
      how: '已经过了法定期限。用上面的“催办”，督办员会看到；也可以向上一级机关反映。',
      law: on < LETTERS_2022 ? '《信访条例》第三十三条' : '《信访工作条例》第三十四条',
    },
  ]
}

function foi(on: string, closedOn: string | null, openedOn: string): Remedy[] {
  const law = openedOn < FOI_2019 ? '《政府信息公开条例》（2007）第三十三条' : '《政府信息公开条例》第五十一条'
  const first = on >= RECONSIDERATION_2023
  const reconsider: Remedy = {
    what: '申请行政复议',
    how: closedOn ? '自知道答复之日起 60 日内提出，不收费。' : '到期没有答复的，可以就不答复申请行政复议，不收费。',
    law: `${law}；${first ? '《行政复议法》（2023）第二十条' : '《行政复议法》（2017）第九条'}`,
    ...(closedOn ? { to: reckon('reconsideration-apply', on) } : {}),
  }
  const sue: Remedy = first
    ? {
        what: '提起诉讼',
        how: '不予公开、不予答复的，法律规定先申请行政复议；对复议决定不服，收到之日起 15 日内起诉。',
        law: '《行政复议法》（2023）第二十三条；《行政诉讼法》第四十五条',
      }
    : {
        what: '提起诉讼',
        how: '也可以不经复议，自知道答复之日起 6 个月内直接起诉。',
        law: '《行政诉讼法》第四十六条',
        ...(closedOn ? { to: reckon('litigation-sue-direct', on) } : {}),
      }
  return [reconsider, sue]
}

function reconsidered(on: string): Remedy[] {
  return [
    {
      what: '提起诉讼',
      how: '不服复议决定的，自收到决定书之日起 15 日内向人民法院起诉；法律规定复议决定为最终裁决的除外。',
      law: '《行政诉讼法》第四十五条',
      to: reckon('litigation-sue-after-fuyi', on),
    },
  ]
}

function reckon(limit: string, on: string): string {
  return `/deadlines?limit=${limit}&start=${on}`
}
