import { dateText, type PlainDate } from '../calendar/plain-date.ts'
import { inFull } from '../papers/citation.ts'
import { type Paper, type PaperSource, type PaperTemplates, textOf } from '../papers/paper.ts'
import { remedyOfDecision, remedyOfRefusal } from '../papers/remedy.ts'
import { endingArticle } from './reconsideration.endings.ts'
import { articleOf } from './reconsideration.grounds.ts'
import { DECISIONS_2017, DECISIONS_2023 } from './reconsideration.outcomes.ts'

const LAW = '《中华人民共和国行政复议法》'

/** The law of the day of receipt governs to the end. */
function isNew({ matter }: PaperSource): boolean {
  return matter.openedOn >= '2024-01-01'
}

function paper(source: PaperSource, title: string, paragraphs: readonly string[], addressee?: string): Paper {
  const { government, on, number } = source
  return {
    title,
    paragraphs,
    signedBy: government,
    on,
    ...(addressee ? { addressee } : {}),
    ...(number ? { number } : {}),
  }
}

/** What is complained of: a title that says 不服 itself does not say it twice. */
function subjectOf({ matter }: PaperSource): string {
  return matter.title.replace(/^不服/, '')
}

function caseText(source: PaperSource): string {
  const { applicant, matter, government, facts } = source
  const subject = `“${subjectOf(source)}”`
  const complaint =
    facts['act'] === '不履行法定职责' ? `认为被申请人没有履行法定职责（${subject}）` : `对${subject}不服`
  return `${applicant}${complaint}，向${government}申请行政复议，${government}于${dateText(matter.openedOn)}收到。`
}

function respondentOf({ assisting }: PaperSource): string {
  return assisting[0] ?? '被申请人'
}

function thirdParties({ facts }: PaperSource): readonly string[] {
  const names = textOf(facts, 'thirdParties')
  return names ? [`第三人：${names}`] : []
}

function article(source: PaperSource, now: string, before: string): string {
  return isNew(source) ? `${LAW}${now}` : before
}

const toApplicant = (title: string, lines: (source: PaperSource) => readonly string[]) =>
  ({
    to: 'applicant',
    write: (source: PaperSource) => paper(source, title, [caseText(source), ...lines(source)], source.applicant),
  }) as const

/** The papers of a reconsideration, each citing the law its case runs under. */
export const RECONSIDERATION_PAPERS: PaperTemplates = {
  'reconsideration-acceptance': toApplicant('行政复议受理通知书', (source) => [
    `经审查，该申请符合${article(source, '第三十条第一款', `${LAW}第十七条`)}的规定，决定予以受理${source.facts['track'] === '简易程序' ? '，适用简易程序审理' : ''}。`,
    `根据${article(source, '第四十七条', `${LAW}第二十三条第二款`)}的规定，行政复议期间您可以查阅${isNew(source) ? '、复制' : ''}被申请人提出的书面答复、证据、依据和其他有关材料。`,
  ]),
  'reconsideration-refusal': toApplicant('行政复议不予受理决定书', (source) => [
    `经审查，${textOf(source.input, 'ground')}。${textOf(source.input, 'reason')}`,
    `该申请不符合${endingBasis(source, source.input['ground'])}规定的条件，根据${article(source, '第三十条第二款', `${LAW}第十七条第一款`)}的规定，决定不予受理。`,
    remedyOfRefusal(source.on, isNew(source)),
  ]),
  'reconsideration-correction': toApplicant('行政复议补正通知书', (source) => [
    `经审查，申请材料不齐全或者表述不清楚。根据${article(source, '第三十一条', '《中华人民共和国行政复议法实施条例》第二十九条')}的规定，请补正下列事项：`,
    textOf(source.input, 'items'),
    isNew(source)
      ? '请自收到本通知之日起10个工作日内提交补正材料。有正当理由不能按期补正的，可以申请延长。'
      : `请于${dateText(source.input['until'] as PlainDate)}以前提交补正材料。补正申请材料所用时间不计入行政复议审理期限。`,
    '无正当理由逾期不补正的，视为放弃行政复议申请。',
  ]),
  'reconsideration-copy': {
    to: 'others',
    write: (source) =>
      paper(
        source,
        '行政复议答复通知书',
        [
          `${caseText(source)}现将行政复议申请书副本发送给你单位。`,
          `根据${article(source, source.facts['track'] === '简易程序' ? '第五十四条' : '第四十八条', `${LAW}第二十三条第一款`)}的规定，请自收到申请书副本之日起${answerDays(source)}内，提出书面答复，并提交作出行政行为的证据、依据和其他有关材料。`,
          `不按照规定提出书面答复、提交证据和依据的，视为该行政行为没有证据、依据（${article(source, '第七十条', `${LAW}第二十八条第一款第（四）项`)}）。行政复议期间，不得自行向申请人和其他有关单位或者个人收集证据。`,
        ],
        respondentOf(source),
      ),
  },
  'reconsideration-third-party': {
    to: 'others',
    write: (source) =>
      paper(
        source,
        '第三人参加行政复议通知书',
        [
          `${source.government}正在审理不服“${subjectOf(source)}”的行政复议案件（${source.matter.receiptNumber}）。你方同该案有利害关系：${textOf(source.input, 'interest')}`,
          `根据${article(source, '第十六条', '《中华人民共和国行政复议法实施条例》第九条')}的规定，${textOf(source.input, 'how') === '复议机构通知参加' ? '现通知你方' : '同意你方'}作为第三人参加行政复议。你方可以提出意见、提交证据，可以委托代理人，并可以按照规定查阅案卷材料。`,
          '第三人不参加行政复议的，不影响案件的审理。',
        ],
        textOf(source.input, 'who'),
      ),
  },
  'reconsideration-hearing': toApplicant('行政复议听证通知书', (source) => {
    const hearingOn = source.facts['hearingOn']
    const day = typeof hearingOn === 'string' && hearingOn ? dateText(hearingOn as PlainDate) : '另行通知之日'
    const where = [source.facts['hearingTime'], source.facts['hearingPlace']].filter(Boolean).join('，在')
    const about = source.facts['hearingSubject']
    return [
      `根据${article(source, '第五十条、第五十一条', '《中华人民共和国行政复议法实施条例》第三十三条')}的规定，定于${day}${where}组织听证${about ? `，拟听证事项：${String(about).replace(/。$/, '')}` : ''}。`,
      isNew(source)
        ? '申请人无正当理由拒不参加听证的，视为放弃听证权利；被申请人的负责人应当参加，不能参加的，应当说明理由并委托相应的工作人员参加。'
        : '请按时参加；不能参加的，请及时告知复议机构。',
    ]
  }),
  'reconsideration-suspension': toApplicant('行政复议中止通知书', (source) => [
    `因${String(source.facts['suspendedFor'])}，根据${endingBasis(source, source.facts['suspendedFor'])}的规定，自${dateText(source.on)}起中止行政复议。中止的原因消除后，将及时恢复审理并书面告知。`,
  ]),
  'reconsideration-resumption': toApplicant('恢复行政复议通知书', (source) => [
    `行政复议中止的原因已经消除，自${dateText(source.on)}起恢复审理。中止的时间不计入审理期限。`,
  ]),
  'reconsideration-decision': {
    to: 'applicant',
    write: (source) =>
      paper(source, '行政复议决定书', [
        `申请人：${source.applicant}`,
        `被申请人：${respondentOf(source)}`,
        ...thirdParties(source),
        `${caseText(source)}${source.government}依法予以受理，现已审理终结。`,
        `申请人请求：${textOf(source.opening, 'claim')}`,
        `申请人称：${textOf(source.opening, 'body')}`,
        `经审理查明并认为：${textOf(source.input, 'grounds')}`,
        ...normReview(source),
        `根据${basis(source)}的规定，${source.government}决定：`,
        textOf(source.input, 'text'),
        ...compensation(source),
        ...performance(source),
        remedyOfDecision(source.on),
        '本决定书一经送达，即发生法律效力。',
      ]),
  },
  'reconsideration-mediation': {
    to: 'applicant',
    write: (source) =>
      paper(source, '行政复议调解书', [
        `申请人：${source.applicant}`,
        `被申请人：${respondentOf(source)}`,
        ...thirdParties(source),
        caseText(source),
        `申请人请求：${textOf(source.opening, 'claim')}`,
        `事实和理由：${textOf(source.opening, 'body')}`,
        `根据${article(source, '第七十三条', '《中华人民共和国行政复议法实施条例》第五十条')}的规定，经调解，当事人自愿达成如下协议：`,
        textOf(source.input, 'text'),
        isNew(source)
          ? '本调解书经各方当事人签字或者签章，并加盖行政复议机关印章，即具有法律效力。'
          : '本调解书经双方当事人签字，即具有法律效力。',
      ]),
  },
  'reconsideration-termination': toApplicant('行政复议终止决定书', (source) => [
    `因${textOf(source.input, 'ground')}，根据${endingBasis(source, source.input['ground'])}的规定，决定终止行政复议。`,
    textOf(source.input, 'detail'),
    ...(['withdrawn', 'settled'].includes(String(source.facts['outcome']))
      ? [
          `根据${article(source, '第七十四条第二款', '《中华人民共和国行政复议法实施条例》第三十八条第二款')}的规定，撤回申请后不得再以同一事实和理由提出行政复议申请；能够证明撤回违背真实意愿的除外。`,
        ]
      : []),
  ]),
  'reconsideration-opinion': {
    to: 'others',
    write: (source) =>
      paper(
        source,
        '行政复议意见书',
        [
          `${source.government}在办理不服“${subjectOf(source)}”的行政复议案件过程中，发现下列问题：`,
          textOf(source.input, 'opinion'),
          `根据${article(source, '第七十六条', '《中华人民共和国行政复议法实施条例》第五十七条')}的规定，请自收到本意见书之日起60日内，将纠正情况报送${source.government}。`,
        ],
        textOf(source.input, 'organ'),
      ),
  },
}

/** The article the decision rests on: the reason picked, or the one its outcome stands in. */
function basis(source: PaperSource): string {
  const outcomes = isNew(source) ? DECISIONS_2023 : DECISIONS_2017
  const decided = Object.entries(outcomes).find(([name]) => name === source.facts['outcome'])?.[1]
  const citation = articleOf(source.facts['ground']) ?? decided?.law
  if (!citation) throw new RangeError(String(source.facts['outcome']))
  const redo = isNew(source) && source.input['redo'] === true && citation.article !== 64
  return redo ? `${inFull(citation)}和第六十四条第一款` : inFull(citation)
}

/** The article of the ground picked for suspending, ending or refusing. */
function endingBasis(source: PaperSource, ground: unknown): string {
  const citation = endingArticle(String(ground), isNew(source))
  if (!citation) throw new RangeError(String(ground))
  return inFull(citation)
}

/** What came of the attached review is told with the decision (2023 art. 59; 2017 arts. 26, 27). */
function normReview(source: PaperSource): readonly string[] {
  const { normDocument, normResult } = source.facts
  if (typeof normDocument !== 'string' || typeof normResult !== 'string') return []
  return [
    `对“${normDocument}”的附带审查，根据${article(source, '第五十九条', `${LAW}第二十六条、第二十七条`)}的规定，处理结果为：${normResult}。`,
  ]
}

function compensation(source: PaperSource): readonly string[] {
  const answer = textOf(source.input, 'compensation')
  return answer
    ? [
        `对申请人一并提出的行政赔偿请求，根据${article(source, '第七十二条第一款', `${LAW}第二十九条第一款`)}的规定，${answer}。`,
      ]
    : []
}

function answerDays(source: PaperSource): string {
  if (!isNew(source)) return '10日'
  return source.facts['track'] === '简易程序' ? '5个工作日' : '10个工作日'
}

function performance({ input }: PaperSource): readonly string[] {
  const until = input['performUntil']
  if (typeof until === 'string') return [`被申请人应当于${dateText(until as PlainDate)}以前履行。`]
  return input['redo'] === true
    ? ['责令被申请人在法律、法规、规章规定的期限内重新作出行政行为；没有规定的，自本决定书送达之日起60日内作出。']
    : []
}
