import { dateText } from '../calendar/plain-date.ts'
import { type Paper, type PaperSource, type PaperTemplates, textOf } from '../papers/paper.ts'

const COPY: Readonly<Record<string, string>> = { 一审: '起诉状', 二审: '上诉状', 再审: '再审申请书' }

/** A field of the facts as text. */
const fact = (source: PaperSource, name: string) => textOf(source.facts, name)

/** 清丰县人民法院（2020）豫0922行初12号. */
function caseOf(source: PaperSource): string {
  return `${fact(source, 'court')}${fact(source, 'caseNumber')}`
}

function subjectOf(source: PaperSource): string {
  return fact(source, 'subject') || textOf(source.opening, 'title')
}

function paper(source: PaperSource, title: string, paragraphs: readonly string[]): Paper {
  const { organ, on, number } = source
  return { title, paragraphs, signedBy: organ, on, ...(number ? { number } : {}) }
}

/** The other side by name where this matter knows it; a later instance finds it in the papers of the court. */
function opponent({ applicant }: PaperSource): string {
  return applicant === '申请人' ? '见起诉状、上诉状或者原审裁判文书' : applicant
}

const numbered = (items: readonly (string | false)[]) =>
  items.filter((item) => item !== false).map((item, at) => `${at + 1}.${item}`)

/** The papers of a suit: the answer with its evidence, and who stands for the office in court. */
export const LITIGATION_PAPERS: PaperTemplates = {
  'litigation-answer': {
    to: 'others',
    named: true,
    write: (source) => {
      const evidence = textOf(source.input, 'evidence')
      const instance = fact(source, 'instance')
      return paper(source, '行政答辩状', [
        `答辩人（${fact(source, 'position')}）：${source.organ}。`,
        `对方当事人：${opponent(source)}。`,
        `案由：${subjectOf(source)}，${caseOf(source)}，${instance}，${fact(source, 'track')}。`,
        `答辩人收到${COPY[instance] ?? '起诉状'}副本后，依照《中华人民共和国行政诉讼法》第六十七条的规定，提出答辩意见如下：`,
        textOf(source.input, 'brief'),
        ...(evidence
          ? ['答辩人提交作出行政行为的证据和所依据的规范性文件，目录如下：', evidence]
          : ['证据和依据另行依法提交，或者以原审已经提交的为准。']),
        `此致\n${fact(source, 'court')}`,
      ])
    },
  },
  'litigation-authorisation': {
    to: 'others',
    write: (source) => {
      const [head, staff, lawyers] = ['headName', 'staff', 'lawyers'].map((name) => textOf(source.input, name))
      const absent = textOf(source.input, 'head') === '不能出庭'
      return paper(source, '行政诉讼出庭人员身份证明和授权委托书', [
        `委托单位：${source.organ}。`,
        `案由：${subjectOf(source)}，${caseOf(source)}。`,
        absent
          ? `依照《中华人民共和国行政诉讼法》第三条第三款的规定，本机关负责人因${textOf(source.input, 'reason')}不能出庭。证明材料：${textOf(source.input, 'proof')}`
          : `依照《中华人民共和国行政诉讼法》第三条第三款的规定，本机关${textOf(source.input, 'head')}${head}出庭应诉。`,
        ...(staff || lawyers ? ['现委托下列人员为本机关的诉讼代理人：'] : []),
        ...numbered([staff ? `相应的工作人员：${staff}。` : false, lawyers ? `律师：${lawyers}。` : false]),
        ...(staff || lawyers
          ? ['代理权限：一般代理，即代为陈述、答辩、提交证据和依据、质证、辩论，代为签收诉讼文书。']
          : []),
        `此致\n${fact(source, 'court')}`,
      ])
    },
  },
}

/** The answer to a court's advice. */
export const ADVICE_PAPERS: PaperTemplates = {
  'judicial-advice-reply': {
    to: 'others',
    write: (source) => ({
      ...paper(source, '对司法建议的答复函', [
        `贵院《${source.matter.title}》于${dateText(source.matter.openedOn)}收到。经研究，现答复如下：`,
        `采纳情况：${textOf(source.input, 'outcome')}。`,
        textOf(source.input, 'answer'),
        ...(source.input['stopped'] === true ? ['所涉规范性文件已经停止执行。'] : []),
        '感谢贵院对依法行政工作的支持和监督。',
      ]),
      addressee: fact(source, 'court'),
    }),
  },
}
