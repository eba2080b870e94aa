import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { Story } from '../support/story.ts'

const OFFICE = 'natural-resources'
const CLERK: Actor = { person: 'clerk', role: 'clerk', office: OFFICE }
const BUREAU: Actor = { person: 'bureau', role: 'justiceBureau', office: 'justice' }

const SUIT = {
  instance: '一审',
  office: OFFICE,
  position: '被告',
  court: '清丰县人民法院',
  title: '不动产登记决定',
  actKind: '行政登记确认',
  request: '请求撤销登记决定。',
}
const SECOND = { ...SUIT, instance: '二审', position: '被上诉人', court: '濮阳市中级人民法院', below: '驳回诉讼请求' }
const DEFENCE = { brief: '登记事实清楚，证据充分，程序合法。', evidence: '一、登记申请书；二、权属证明。' }
const HEARING = { on: '2020-10-20', time: '09:00', place: '县法院第一法庭' }
const judgment = (result: string, more = {}) => ({ paper: '判决书', result, summary: '裁判要旨。', ...more })
const LESSON = { lesson: '登记审查不严，已修订审查规程。' }
const LAW = (article: string) => `《行政诉讼法》（2017）${article}`

const sued = (day: string, more = {}) => new Story('litigation', day, CLERK, { ...SUIT, ...more })
const defended = (day: string) => sued(day).on(day, CLERK, 'defend', DEFENCE)
const decided = (result: string, more = {}) =>
  defended('2020-09-01').on('2020-11-02', CLERK, 'receiveJudgment', judgment(result, more))

describe('被告应当在收到起诉状副本之日起十五日内提交证据和答辩状（第六十七条）', () => {
  test('最后一日是节假日的，以节假日后的第一日为届满之日', () => {
    expect(sued('2020-09-16').clock('defence', '2020-09-16')).toMatchObject({ dueOn: '2020-10-09', length: '15日' })
    expect(sued('2020-09-01').clock('defence', '2020-09-01')?.dueOn).toBe('2020-09-16')
  })

  test('不提供证据视为没有相应证据；诉讼中自行收集的证据不能用', () => {
    const story = sued('2020-09-01')
    const { brief } = DEFENCE
    expect(story.refused('2020-09-10', CLERK, 'defend', { brief })).toEqual({
      code: 'evidence-missing',
      law: LAW('第三十四条'),
    })
    expect(story.refused('2020-09-10', CLERK, 'defend', { ...DEFENCE, gatheredInSuit: true })).toEqual({
      code: 'evidence-gathered-in-suit',
      law: LAW('第三十五条'),
    })
    story.on('2020-09-18', CLERK, 'defend', DEFENCE)
    expect(story.clock('defence', '2020-09-18')).toMatchObject({ late: true, stoppedOn: '2020-09-18' })
  })

  test('申请延期提供证据也要在十五日内书面提出；准许的，自正当事由消除后十五日内提供', () => {
    const APPLY = { cause: '不可抗力', reason: '档案库被洪水浸泡，暂时无法调取。' }
    const story = sued('2020-09-01')
    expect(story.refused('2020-09-17', CLERK, 'applyDelay', APPLY)).toEqual({
      code: 'delay-too-late',
      law: '《最高人民法院关于适用《行政诉讼法》的解释》（2018）第三十四条',
    })
    story.on('2020-09-16', CLERK, 'applyDelay', APPLY)
    expect(story.refused('2020-09-16', CLERK, 'ceaseCause', { what: '水退' }).code).toBe('delay-not-granted')
    story
      .on('2020-09-16', CLERK, 'decideDelay', { decision: '准许' })
      .on('2020-09-16', CLERK, 'defend', { brief: DEFENCE.brief })
      .on('2020-09-20', CLERK, 'ceaseCause', { what: '档案已烘干' })
    expect(story.clock('delayedEvidence', '2020-09-20')?.dueOn).toBe('2020-10-09')
    story.on('2020-10-09', CLERK, 'submitEvidence', { leave: '准许延期提供', evidence: '登记档案' })
    expect(story.matter.facts).toMatchObject({ evidence: '已提交' })
    expect(story.clock('delayedEvidence', '2020-10-09')?.late).toBe(false)
  })

  test('简易程序的举证期限由法院确定，不得超过十五日', () => {
    const story = sued('2020-09-01', { track: '简易程序' })
    expect(story.refused('2020-09-02', CLERK, 'fixTerm', { until: '2020-09-18' }).code).toBe('court-term-too-long')
    story.on('2020-09-02', CLERK, 'fixTerm', { until: '2020-09-10' })
    expect(story.clock('courtTerm', '2020-09-11')).toMatchObject({ dueOn: '2020-09-10', late: true })
    expect(sued('2020-09-01').refused('2020-09-02', CLERK, 'fixTerm', { until: '2020-09-10' }).code).toBe(
      'term-is-statutory',
    )
  })

  test('开庭时才提交，或者逾期提交的，照实登记，计为逾期；已经答辩的不重复登记', () => {
    const story = sued('2020-09-01').on('2020-10-20', CLERK, 'recordHearing', {
      who: '相应的工作人员',
      reason: '没有说明',
    })
    expect(story.matter.stage).toBe('pending')
    story.on('2020-10-20', CLERK, 'defend', DEFENCE)
    expect(story.clock('defence', '2020-10-20')).toMatchObject({ late: true, stoppedOn: '2020-10-20' })
    expect(story.refused('2020-10-21', CLERK, 'defend', DEFENCE)).toEqual({
      code: 'answered-before',
      law: LAW('第六十七条'),
    })
  })

  test('裁判之后才补登的，以实际提交之日为准：当时没有逾期就不算逾期', () => {
    const judged = () => sued('2020-09-01').on('2020-11-02', CLERK, 'receiveJudgment', judgment('驳回诉讼请求'))
    expect(judged().clock('defence', '2020-11-02')).toMatchObject({ late: true, stoppedOn: '2020-11-02' })
    expect(judged().refused('2020-11-05', CLERK, 'enterDefence', DEFENCE)).toEqual({
      code: 'answered-after-decision',
      law: LAW('第六十七条'),
    })
    const inTime = judged().on('2020-09-15', CLERK, 'enterDefence', DEFENCE, '2020-11-05')
    expect(inTime.clock('defence', '2020-11-05')).toMatchObject({ late: false, stoppedOn: '2020-09-15' })
    expect(inTime.matter).toMatchObject({ stage: 'judged', facts: { evidence: '已提交' } })
    const closed = judged()
      .on('2020-11-20', CLERK, 'conclude', {})
      .on('2020-09-20', CLERK, 'enterDefence', DEFENCE, '2020-12-01')
    expect(closed.clock('defence', '2020-12-01')).toMatchObject({ late: true, stoppedOn: '2020-09-20' })
    expect(closed.matter).toMatchObject({ stage: 'closed', closedOn: '2020-11-20' })
  })

  test('经办人只登记本单位应诉的案件', () => {
    expect(() => new Story('litigation', '2020-09-01', CLERK, { ...SUIT, office: 'education' })).toThrow(/other-office/)
    expect(new Story('litigation', '2020-09-01', BUREAU, SUIT).matter.leadOffice).toBe(OFFICE)
  })
})

describe('被诉行政机关负责人应当出庭应诉（第三条第三款）', () => {
  const ABSENT = { head: '不能出庭', staff: '登记科科长示例', lawyers: '示例律师' }

  test('不能出庭要有正当事由和证明材料，并委托相应的工作人员，不得仅委托律师', () => {
    const story = defended('2020-09-01').on('2020-09-10', CLERK, 'scheduleHearing', HEARING)
    expect(story.refused('2020-10-10', CLERK, 'authorise', ABSENT)).toEqual({
      code: 'absence-unproved',
      law: '《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》（2020）第九条',
    })
    const proved = { ...ABSENT, reason: '需要履行他人不能代替的公务', proof: '防汛值班文件，加盖机关印章' }
    expect(story.refused('2020-10-10', CLERK, 'authorise', { ...proved, staff: undefined })).toEqual({
      code: 'lawyer-alone',
      law: '《最高人民法院关于适用《行政诉讼法》的解释》（2018）第一百二十八条第二款',
    })
    story.on('2020-10-10', CLERK, 'authorise', proved)
  })

  test('下级机关的负责人不能作为本机关负责人；2020年7月1日以前适用解释', () => {
    const head = { head: '下级机关或者受委托组织的负责人', headName: '示例' }
    expect(defended('2020-09-01').refused('2020-09-10', CLERK, 'authorise', head)).toEqual({
      code: 'not-the-head',
      law: '《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》（2020）第二条',
    })
    expect(defended('2020-03-02').refused('2020-03-10', CLERK, 'authorise', head).law).toContain('第一百二十八条')
  })

  test('同一审级到庭一次即可，法院通知再次出庭的除外', () => {
    const story = defended('2020-09-01')
      .on('2020-09-10', CLERK, 'scheduleHearing', HEARING)
      .on('2020-10-20', CLERK, 'recordHearing', { who: '副职负责人', name: '示例副局长' })
      .on('2020-10-27', CLERK, 'recordHearing', { who: '相应的工作人员' })
    expect(story.matter.facts).toMatchObject({ heard: true, attendance: '出庭' })
    story.on('2020-10-28', CLERK, 'scheduleHearing', { ...HEARING, on: '2020-11-05', headCalled: true })
    expect(story.refused('2020-11-05', CLERK, 'recordHearing', { who: '相应的工作人员' }).code).toBe(
      'absence-unexplained',
    )
    story.on('2020-11-05', CLERK, 'recordHearing', { who: '相应的工作人员', reason: '没有说明' })
    expect(story.matter.facts).toMatchObject({ attendance: '未出庭' })
  })

  test('身份证明不合条件、中途退庭，视为未出庭；理由不成立的不算正当', () => {
    const attendance = (input: object) =>
      defended('2020-09-01').on('2020-10-20', CLERK, 'recordHearing', input).matter.facts['attendance']
    expect(attendance({ who: '正职负责人', turnedAway: true })).toBe('未出庭')
    expect(attendance({ who: '正职负责人', leftEarly: true })).toBe('未出庭')
    const away = { who: '相应的工作人员', reason: '意外事件', proof: '事故证明' }
    expect(attendance({ ...away, finding: '理由成立' })).toBe('有正当理由未出庭')
    expect(attendance({ ...away, finding: '理由不成立' })).toBe('未出庭')
  })
})

describe('裁判、上诉和履行', () => {
  test('判决书送达之日起十五日、裁定书十日内可以上诉；期满前裁判不生效', () => {
    const story = decided('驳回诉讼请求')
    expect(story.clock('appealJudgment', '2020-11-02')?.dueOn).toBe('2020-11-17')
    expect(story.matter.facts).toMatchObject({ verdict: '胜诉', duty: false })
    expect(story.refused('2020-11-17', CLERK, 'conclude')).toEqual({
      code: 'appeal-period-running',
      law: LAW('第八十五条'),
    })
    story.on('2020-11-18', CLERK, 'conclude')
    expect(story.matter).toMatchObject({ stage: 'closed', outcome: 'claimDismissed' })
    const ruled = defended('2020-09-01').on('2020-11-02', CLERK, 'receiveJudgment', {
      ...judgment('驳回起诉'),
      paper: '裁定书',
    })
    expect(ruled.clock('appealRuling', '2020-11-02')?.dueOn).toBe('2020-11-12')
  })

  test('逾期不能上诉；准许撤诉的裁定不能上诉', () => {
    const court = { who: '本机关', court: '濮阳市中级人民法院' }
    expect(decided('撤销').refused('2020-11-18', CLERK, 'appeal', court)).toEqual({
      code: 'appeal-too-late',
      law: LAW('第八十五条'),
    })
    const withdrawn = defended('2020-09-01').on('2020-11-02', CLERK, 'receiveJudgment', {
      ...judgment('准许撤诉或者按撤诉处理'),
      paper: '裁定书',
    })
    expect(withdrawn.refused('2020-11-03', CLERK, 'appeal', court).code).toBe('not-appealable')
    withdrawn.on('2020-11-03', CLERK, 'conclude')
    expect(withdrawn.matter.facts).toMatchObject({ verdict: '不计', effect: '无须履行' })
  })

  test('文书和结果要相符：二审没有驳回起诉以外的一审结果，撤销要用判决书', () => {
    const first = defended('2020-09-01')
    expect(first.refused('2020-11-02', CLERK, 'receiveJudgment', judgment('维持原裁判')).code).toBe(
      'result-of-other-instance',
    )
    expect(first.refused('2020-11-02', CLERK, 'receiveJudgment', { ...judgment('撤销'), paper: '裁定书' }).code).toBe(
      'paper-does-not-fit',
    )
  })

  test('判令重作的，履行完毕才能结案，不得以同一事实和理由作出基本相同的行为，先登记败诉原因', () => {
    const story = decided('撤销', { remake: true })
    expect(story.matter.facts).toMatchObject({ verdict: '败诉', duty: true, effect: '未生效' })
    expect(story.refused('2020-11-18', CLERK, 'conclude')).toEqual({ code: 'perform-first', law: LAW('第九十四条') })
    story.on('2020-11-18', CLERK, 'takeEffect', { what: '六十日内重新作出登记决定', until: '2021-01-17' })
    expect(story.clock('perform', '2020-11-18')?.dueOn).toBe('2021-01-17')
    const done = { how: '重新作出行政行为', account: '已重新作出登记决定并送达。' }
    expect(story.refused('2021-01-15', CLERK, 'perform', { ...done, sameAgain: true })).toEqual({
      code: 'same-act-again',
      law: LAW('第七十一条'),
    })
    expect(story.refused('2021-01-15', CLERK, 'perform', done).code).toBe('loss-not-analysed')
    expect(story.refused('2021-01-15', CLERK, 'analyseLoss', LESSON).code).toBe('defect-missing')
    story
      .on('2021-01-15', CLERK, 'analyseLoss', { ...LESSON, defectEvidence: true, defectLaw: true })
      .on('2021-01-15', CLERK, 'perform', done)
    expect(story.matter).toMatchObject({
      outcome: 'revoked',
      facts: { effect: '已履行', defectEvidence: true, defectLaw: true, defectProcedure: false },
    })
  })

  test('因程序违法被撤销的，重新作出行政行为不受第七十一条限制（解释第九十条）', () => {
    const story = decided('撤销', { remake: true })
      .on('2020-11-18', CLERK, 'analyseLoss', { ...LESSON, defectProcedure: true })
      .on('2020-11-18', CLERK, 'takeEffect', { what: '重新作出登记决定' })
      .on('2020-12-01', CLERK, 'perform', { how: '重新作出行政行为', account: '补正程序后重作。', sameAgain: true })
    expect(story.matter.stage).toBe('closed')
  })
})

describe('二审和再审', () => {
  test('一审从未登记过的二审可以直接登记，但要写明原审裁判结果', () => {
    const { below: _below, ...without } = SECOND
    expect(() => new Story('litigation', '2020-09-01', CLERK, without)).toThrow(/original-result-missing/)
    const story = new Story('litigation', '2020-09-01', CLERK, SECOND)
    expect(story.clock('appealDefence', '2020-09-01')?.dueOn).toBe('2020-09-16')
    expect(story.clock('defence', '2020-09-01')).toBeUndefined()
    story.on('2020-11-30', CLERK, 'receiveJudgment', judgment('维持原裁判'))
    expect(story.matter.facts).toMatchObject({ verdict: '胜诉', stands: '驳回诉讼请求' })
    story
      .on('2020-11-30', CLERK, 'conclude')
      .on('2020-12-01', CLERK, 'linkInstance', { receiptNumber: 'L20200901-00001' })
    expect(story.matter).toMatchObject({ stage: 'closed', outcome: 'judgmentUpheld' })
  })

  test('胜败随最终对行政行为的处理：维持败诉的一审是败诉，改判看改判结果，发回重审不计', () => {
    const second = (below: string, result: string, more = {}) =>
      new Story('litigation', '2020-09-01', CLERK, { ...SECOND, below }).on('2020-11-30', CLERK, 'receiveJudgment', {
        ...judgment(result),
        ...more,
      }).matter.facts['verdict']
    expect(second('撤销', '维持原裁判')).toBe('败诉')
    expect(second('撤销', '改判', { changedTo: '驳回诉讼请求' })).toBe('胜诉')
    expect(second('驳回诉讼请求', '改判', { changedTo: '确认违法' })).toBe('败诉')
    expect(second('驳回诉讼请求', '发回重审', { paper: '裁定书' })).toBe('不计')
    const story = new Story('litigation', '2020-09-01', CLERK, SECOND)
    expect(story.refused('2020-11-30', CLERK, 'receiveJudgment', judgment('改判'))).toEqual({
      code: 'changed-to-missing',
      law: LAW('第八十九条第三款'),
    })
  })

  test('上诉人没有答辩期限；诉讼地位要与审级相符', () => {
    const story = new Story('litigation', '2020-09-01', CLERK, { ...SECOND, position: '上诉人' })
    expect(story.matter.clocks).toEqual({})
    expect(() => new Story('litigation', '2020-09-01', CLERK, { ...SECOND, position: '被告' })).toThrow(
      /position-of-other-instance/,
    )
  })

  test('再审被申请人自收到再审申请书副本之日起十五日内提交书面意见', () => {
    const retrial = { ...SECOND, instance: '再审', position: '再审被申请人', court: '河南省高级人民法院' }
    const story = new Story('litigation', '2020-09-01', CLERK, retrial)
    expect(story.clock('retrialOpinion', '2020-09-01')).toMatchObject({ dueOn: '2020-09-16' })
    expect(story.on('2020-09-16', CLERK, 'defend', { brief: '原审裁判正确，请予驳回。' }).matter.stage).toBe('pending')
  })
})

describe('司法建议', () => {
  const ADVICE = {
    office: OFFICE,
    court: '清丰县人民法院',
    kind: '规范性文件',
    title: '关于修改登记办法的司法建议书',
    demand: '建议修改第八条。',
  }
  test('对规范性文件的，自收到之日起六十日内书面答复', () => {
    const story = new Story('judicial-advice', '2020-07-01', CLERK, { ...ADVICE, until: '2020-07-20' })
    expect(story.clock('reply', '2020-07-01')?.dueOn).toBe('2020-08-31')
    expect(story.clock('courtTerm', '2020-07-01')).toBeUndefined()
    expect(story.refused('2020-07-02', CLERK, 'fixTerm', { until: '2020-07-20' }).code).toBe('term-is-statutory')
    story.on('2020-08-31', CLERK, 'reply', { outcome: '采纳', answer: '已废止第八条并公布。' })
    expect(story.matter).toMatchObject({ outcome: 'adopted' })
    expect(story.clock('reply', '2020-08-31')?.late).toBe(false)
  })

  test('其他建议按建议书载明的期限，没有载明的按本县时限', () => {
    const named = { ...ADVICE, kind: '综合治理', until: '2020-08-01' }
    expect(new Story('judicial-advice', '2020-07-01', CLERK, named).clock('courtTerm', '2020-07-01')?.dueOn).toBe(
      '2020-08-01',
    )
    const open = new Story('judicial-advice', '2020-07-01', CLERK, { ...ADVICE, kind: '综合治理' })
    expect(open.clock('adviceReply', '2020-07-01')?.targetOn).toBe('2020-08-30')
  })
})
