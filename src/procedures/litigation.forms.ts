import { form } from '../engine/define.ts'
import { choice, line, officeId, prose, yesNo } from '../engine/fields.ts'
import { DECIDED_LABELS, INSTANCES } from './litigation.outcomes.ts'
import { ACT_KINDS, ALL_POSITIONS, BEFORE_SUIT } from './litigation.words.ts'

/** What is entered when the court's papers arrive. The day of receipt is the day the matter is opened on. */
export const suit = form({
  instance: choice('审级', INSTANCES),
  office: officeId('应诉机关'),
  position: choice('诉讼地位', ALL_POSITIONS),
  court: line('法院', { min: 4, max: 60 }),
  caseNumber: line('案号', { max: 60, help: '如（2020）豫0922行初12号；还没有案号的以后登记' }).optional(),
  title: line('被诉行政行为', { min: 2, max: 100, help: '文书名称和文号；不写个人姓名' }),
  actKind: choice('行政行为种类', ACT_KINDS),
  request: prose('诉讼请求', { min: 2, max: 2_000 }),
  track: choice('审理程序', ['普通程序', '简易程序']).optional(),
  beforeSuit: choice('是否经过复议', BEFORE_SUIT, '复议维持的，原机关和复议机关是共同被告').optional(),
  publicInterest: yesNo('社会高度关注', '涉及重大公共利益、社会高度关注或者可能引发群体性事件').optional(),
  below: choice('原审裁判结果', DECIDED_LABELS, '二审、再审填写；一审没有登记过的也要填').optional(),
})

/** The plaintiff: kept sealed, shown only to those who handle the suit. */
export const plaintiff = form({
  name: line('原告（当事人）姓名或名称', { max: 60 }),
  phone: line('联系电话', { max: 30 }).optional(),
  address: line('送达地址', { max: 100 }).optional(),
})
