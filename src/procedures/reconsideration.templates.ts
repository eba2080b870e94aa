import { dateText, type PlainDate } from '../calendar/plain-date.ts'
import { type Paper, type PaperSource, type PaperTemplates, textOf } from '../papers/paper.ts'
import { remedyOfDecision, remedyOfRefusal } from '../papers/remedy.ts'

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

function caseText({ applicant, matter, government }: PaperSource): string {
  return `${applicant}对“${matter.title}”不服，向${government}申请行政复议，${government}于${dateText(matter.openedOn)}收到。`
}

function respondentOf({ assisting }: PaperSource): string {
  return assisting[0] ?? '被申请人'
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
    `经审查，该申请符合${article(source, '第三十条', `${LAW}第十七条`)}的规定，决定予以受理${source.facts['track'] === '简易程序' ? '，适用简易程序审理' : ''}。`,
    '行政复议期间，您可以按照规定查阅、复制被申请人提出的书面答复、证据、依据和其他有关材料。',
  ]),
  'reconsideration-refusal': toApplicant('行政复议不予受理决定书', (source) => [
    `经审查，${textOf(source.input, 'ground')}。${textOf(source.input, 'reason')}`,
    `根据${article(source, '第三十条第二款', `${LAW}第十七条第一款`)}的规定，决定不予受理。`,
    remedyOfRefusal(source.on, isNew(source)),
  ]),
  'reconsideration-correction': toApplicant('行政复议补正通知书', (source) => [
    `经审查，申请材料不齐全或者表述不清楚。根据${article(source, '第三十一条', '《中华人民共和国行政复议法实施条例》第二十九条')}的规定，请补正下列事项：`,
    textOf(source.input, 'items'),
    isNew(source)
      ? '请自收到本通知之日起10个工作日内提交补正材料。有正当理由不能按期补正的，可以申请延长。'
      : `请于${dateText(source.input['until'] as PlainDate)}前提交补正材料。补正申请材料所用时间不计入行政复议审理期限。`,
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
          `请自收到申请书副本之日起${answerDays(source)}内，提出书面答复，并提交作出行政行为的证据、依据和其他有关材料。`,
          `不按照规定提出书面答复、提交证据和依据的，视为该行政行为没有证据、依据（${article(source, '第七十条', `${LAW}第二十八条第一款第四项`)}）。行政复议期间，不得自行向申请人和其他有关单位或者个人收集证据。`,
        ],
        respondentOf(source),
      ),
  },
  'reconsideration-hearing': toApplicant('行政复议听证通知书', (source) => {
    const hearingOn = source.facts['hearingOn']
    return [
      `根据${LAW}第五十条、第五十一条的规定，定于${typeof hearingOn === 'string' ? dateText(hearingOn as PlainDate) : '另行通知之日'}组织听证。`,
      '申请人无正当理由拒不参加听证的，视为放弃听证权利；被申请人的负责人应当参加，不能参加的，应当说明理由并委托相应的工作人员参加。',
    ]
  }),
  'reconsideration-suspension': toApplicant('行政复议中止通知书', (source) => [
    `因${String(source.facts['suspendedFor'])}，根据${article(source, '第三十九条', '《中华人民共和国行政复议法实施条例》第四十一条')}的规定，自${dateText(source.on)}起中止行政复议。中止的原因消除后，将及时恢复审理并书面告知。`,
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
        `${caseText(source)}${government(source)}依法予以受理，现已审理终结。`,
        `申请人请求：${textOf(source.opening, 'claim')}`,
        `申请人称：${textOf(source.opening, 'body')}`,
        `经审理查明并认为：${textOf(source.input, 'grounds')}`,
        `根据${article(source, '第六十一条', `${LAW}第二十八条第一款`)}等规定，${government(source)}决定：`,
        textOf(source.input, 'text'),
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
        caseText(source),
        `根据${article(source, '第七十三条', '《中华人民共和国行政复议法实施条例》第五十条')}的规定，经调解，当事人自愿达成如下协议：`,
        textOf(source.input, 'text'),
        isNew(source)
          ? '本调解书经各方当事人签字或者签章，并加盖行政复议机关印章，即具有法律效力。'
          : '本调解书经双方当事人签字，即具有法律效力。',
      ]),
  },
  'reconsideration-termination': toApplicant('行政复议终止决定书', (source) => [
    `因${textOf(source.input, 'ground')}，根据${article(source, '第四十一条', '《中华人民共和国行政复议法实施条例》第四十二条')}的规定，决定终止行政复议。`,
    textOf(source.input, 'detail'),
    '撤回行政复议申请的，不得再以同一事实和理由提出行政复议申请；能够证明撤回违背真实意愿的除外。',
  ]),
  'reconsideration-opinion': {
    to: 'others',
    write: (source) =>
      paper(
        source,
        '行政复议意见书',
        [
          `${source.government}在办理“${source.matter.title}”行政复议案件过程中，发现下列问题：`,
          textOf(source.input, 'opinion'),
          `根据${article(source, '第七十六条', '《中华人民共和国行政复议法实施条例》第五十七条')}的规定，请自收到本意见书之日起60日内，将纠正情况报送${source.government}。`,
        ],
        textOf(source.input, 'organ'),
      ),
  },
}

function government(source: PaperSource): string {
  return source.government
}

function answerDays(source: PaperSource): string {
  if (!isNew(source)) return '10日'
  return source.facts['track'] === '简易程序' ? '5个工作日' : '10个工作日'
}

function performance({ input }: PaperSource): readonly string[] {
  const until = input['performUntil']
  if (typeof until === 'string') return [`被申请人应当于${dateText(until as PlainDate)}前履行。`]
  return input['redo'] === true
    ? ['责令被申请人在法律、法规、规章规定的期限内重新作出行政行为；没有规定的，自本决定书送达之日起60日内作出。']
    : []
}
