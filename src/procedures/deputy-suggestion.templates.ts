import { dateText, isPlainDate } from '../calendar/plain-date.ts'
import { type PaperTemplates, textOf } from '../papers/paper.ts'

/** The answer to a suggestion or a proposal: to every signer, with a copy to the congress or the conference. */
export const SUGGESTION_PAPERS: PaperTemplates = {
  'suggestion-reply': {
    to: 'applicant',
    write: (source) => {
      const { facts, input, opening, organ, on, number, applicant, matter } = source
      const proposal = textOf(facts, 'kind') === '政协提案'
      const [what, who] = proposal ? ['提案', '委员'] : ['建议', '代表']
      const signers = Number(facts['signers'] ?? 1)
      const doneBy = textOf(input, 'doneBy')
      const opinions = textOf(input, 'assistingOpinions')
      return {
        title: `对${textOf(facts, 'number')}${what}的答复`,
        addressee: `${applicant === '申请人' ? '' : applicant}${who}${signers > 1 ? `等${signers}位` : ''}`,
        paragraphs: [
          `您${signers > 1 ? '们' : ''}提出的《${textOf(opening, 'title')}》（${dateText(matter.openedOn)}交办）收悉。经研究办理，现答复如下：`,
          textOf(input, 'answer'),
          ...(opinions ? [`协办单位意见：${opinions}`] : []),
          `答复类别：${textOf(input, 'class')}。`,
          ...(isPlainDate(doneBy) ? [`上述承诺事项在${dateText(doneBy)}前落实，落实情况另行告知。`] : []),
          proposal
            ? '感谢您对政府工作的关心和支持。对答复有什么意见，请反馈。'
            : '感谢您对政府工作的关心和支持。请在收到本答复之日起十个工作日内反馈意见；不满意的，请说明理由和具体要求，我们将再次办理。',
          `抄送：${proposal ? '县政协提案工作机构' : '县人大常委会代表工作机构'}、县政府办公室。`,
        ],
        signedBy: organ,
        on,
        ...(number ? { number } : {}),
      }
    },
  },
}
