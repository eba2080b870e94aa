import { type PaperTemplates, textOf } from '../papers/paper.ts'

/** What the government puts before the standing committee, and what it reports back. */
export const CONGRESS_PAPERS: PaperTemplates = {
  'congress-report': {
    to: 'others',
    write: ({ input, facts, matter, government, on, number }) => {
      const account = textOf(input, 'account')
      const decision = textOf(facts, 'decision')
      const carriedOut = decision === '决议' || decision === '决定'
      const body = textOf(input, 'consultedBody')
      return {
        title: account
          ? `关于“${matter.title}”${decision}${carriedOut ? '执行' : '研究处理'}情况的报告`
          : `关于${matter.title}的报告`,
        addressee: `${government.replace(/人民政府$/, '')}人大常委会`,
        paragraphs: account
          ? [
              `县人大常委会对“${matter.title}”作出${decision}后，县人民政府逐条${carriedOut ? '执行' : '研究处理'}，现将情况报告如下：`,
              account,
              ...(body ? [`本报告已送${body}征求意见。`] : []),
            ]
          : [
              '一、基本情况',
              textOf(input, 'situation'),
              '二、法律、法规和政策依据',
              textOf(input, 'basis'),
              '三、决策方案和工作措施',
              textOf(input, 'plan'),
              '四、各方面的意见和协商情况',
              textOf(input, 'opinions'),
            ],
        signedBy: government,
        on,
        ...(number ? { number } : {}),
      }
    },
  },
}
