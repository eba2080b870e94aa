import { dateText } from '../calendar/plain-date.ts'
import { type Paper, type PaperSource, type PaperTemplates, textOf } from '../papers/paper.ts'
import { remedyOfAnswer } from '../papers/remedy.ts'
import { ANSWERED, answerOf, REFUSING } from './foi-request.outcomes.ts'

const REGULATION = '《中华人民共和国政府信息公开条例》'

/** Common to every letter of the organ asked. */
function letter(
  source: PaperSource,
  title: string,
  paragraphs: readonly string[],
  addressee = source.applicant,
): Paper {
  const { organ, on, number } = source
  return { title, addressee, paragraphs, signedBy: organ, on, ...(number ? { number } : {}) }
}

function receivedText({ matter, organ }: PaperSource): string {
  return `${organ}于${dateText(matter.openedOn)}收到您提出的政府信息公开申请（编号${matter.receiptNumber}），申请公开“${matter.title}”。`
}

/** The article an answer rests on, as it is quoted in the letter. */
function basis(chosen: keyof typeof ANSWERED): string {
  const { article, paragraph, item } = ANSWERED[chosen].law
  const number = (value: number) => CHINESE[value] ?? String(value)
  return `${REGULATION}第${number(article ?? 0)}条${paragraph ? `第${number(paragraph)}款` : ''}${item ? `第（${number(item)}）项` : ''}`
}

const CHINESE: Readonly<Record<number, string>> = {
  1: '一',
  2: '二',
  3: '三',
  4: '四',
  5: '五',
  6: '六',
  7: '七',
  14: '十四',
  15: '十五',
  16: '十六',
  30: '三十',
  35: '三十五',
  36: '三十六',
  37: '三十七',
  38: '三十八',
  39: '三十九',
}

/** The letters of a request for information. */
export const FOI_PAPERS: PaperTemplates = {
  'foi-reply': {
    to: 'applicant',
    write: (source) => {
      const chosen = answerOf(textOf(source.input, 'outcome'))
      return letter(source, '政府信息公开申请答复书', [
        receivedText(source),
        `经审查，根据${basis(chosen)}的规定，现答复如下：`,
        `答复类型：${ANSWERED[chosen].label}。`,
        textOf(source.input, 'answer'),
        remedyOfAnswer({
          on: source.on,
          government: source.government,
          township: source.township,
          what: '本答复',
          refused: REFUSING.includes(chosen),
        }),
      ])
    },
  },
  'foi-correction': {
    to: 'applicant',
    write: (source) =>
      letter(source, '政府信息公开申请补正告知书', [
        receivedText(source),
        `经审查，您的申请内容不明确。根据${REGULATION}第三十条的规定，请您于${dateText(source.input['until'] as never)}以前对下列事项作出补正：`,
        textOf(source.input, 'items'),
        `${
          source.facts['correctionLate'] === true
            ? '本次告知超过了规定的七个工作日，答复期限仍自本机关收到您的申请之日起计算。'
            : '答复期限自本机关收到补正的申请之日起计算。'
        }无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。`,
      ]),
  },
  'foi-consultation': {
    to: 'others',
    write: (source) =>
      letter(
        source,
        '征求意见书',
        [
          `${source.organ}收到一件政府信息公开申请，申请公开“${source.matter.title}”。根据${REGULATION}${textOf(source.input, 'whom') === '第三方' ? '第三十二条' : '第三十四条'}的规定，现征求你方意见：`,
          textOf(source.input, 'question'),
          textOf(source.input, 'whom') === '第三方'
            ? '请自收到本征求意见书之日起15个工作日内书面提出意见；不同意公开的，请说明理由。逾期未提出意见的，由本机关依照条例的规定决定是否公开。'
            : '请自收到本征求意见书之日起15个工作日内提出意见，逾期未提出意见的视为同意公开。',
        ],
        textOf(source.input, 'whom') === '第三方' ? '有关权利人' : '有关机关',
      ),
  },
  'foi-fee': {
    to: 'applicant',
    write: (source) => {
      const until = source.dayOf('payment')
      return letter(source, '政府信息公开信息处理费收费通知', [
        receivedText(source),
        `您申请公开政府信息的数量、频次明显超过合理范围。根据${REGULATION}第四十二条和《政府信息公开信息处理费管理办法》的规定，收取信息处理费${textOf(source.input, 'amount')}元。计费依据：${textOf(source.input, 'basis')}`,
        `请自收到本通知次日起20个工作日内${until ? `（${dateText(until)}以前）` : ''}缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理；完成缴费的，处理期限重新计算。`,
        '如对收费有异议，可以依法申请行政复议或者提起行政诉讼。',
      ])
    },
  },
  'foi-abandoned': {
    to: 'applicant',
    write: (source) =>
      letter(source, '政府信息公开申请不再处理告知书', [
        receivedText(source),
        source.facts['outcome'] === 'feeUnpaid'
          ? '本机关已书面通知您缴纳信息处理费，您逾期未缴纳。根据《政府信息公开信息处理费管理办法》的规定，视为放弃申请，本机关不再处理该申请。'
          : `本机关已一次性告知您补正，您逾期未补正且没有正当理由。根据${REGULATION}第三十条的规定，视为放弃申请，本机关不再处理该申请。`,
        remedyOfAnswer({
          on: source.on,
          government: source.government,
          township: source.township,
          what: '本告知',
          refused: false,
        }),
      ]),
  },
}
