import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { APPLICANT, Story } from '../support/story.ts'

const DISPATCHER: Actor = { person: 'dispatcher', role: 'dispatcher', office: null }
const staff = (role: 'clerk' | 'director', office = 'transport'): Actor => ({ person: role, role, office })
const CLERK = staff('clerk')
const DIRECTOR = staff('director')

const ASKED = {
  kind: '人大代表建议',
  number: '第23号',
  title: '关于修缮县道的建议',
  body: '县道东段路面破损严重，建议列入今年修缮计划。',
  session: '会议期间',
  signers: 1,
}
const ANSWER = {
  class: 'A 所提问题已经解决或者基本解决',
  answer: '您提出的县道修缮建议收悉，东段已于八月修缮完毕并通车。',
}
const TALKED = { account: '登门听取意见，代表希望先修东段。' }
const HENAN = (article: string) => `《河南省人民代表大会代表建议、批评和意见办理办法》（2017）${article}`

const assigned = (day: string, on = day, more = {}) =>
  new Story('deputy-suggestion', day, DISPATCHER, { ...ASKED, ...more }).on(on, DISPATCHER, 'assign', {
    office: 'transport',
  })
const replied = (day: string, on: string, more = {}) =>
  assigned(day, day, more).on(on, CLERK, 'confer', TALKED).on(on, DIRECTOR, 'reply', ANSWER)
const served = (on: string) => replied('2020-05-11', on).on(on, CLERK, 'serve', { reached: 1 })

describe('自交办之日起三个月内答复，最长六个月（代表法）', () => {
  test('总期限自交办之日起算，不因分办、转办而改变：第二周在单位之间转办，期限不变', () => {
    const story = assigned('2020-05-11', '2020-05-13')
    expect(story.clock('reply', '2020-05-13')).toMatchObject({ dueOn: '2020-08-11', startedOn: '2020-05-11' })
    expect(story.clock('decline', '2020-05-13')?.dueOn).toBe('2020-05-27')
    story
      .on('2020-05-20', CLERK, 'decline', { reason: '该路段由城市管理局养护，见职责清单。' })
      .on('2020-05-22', DISPATCHER, 'reassign', { office: 'city-management', reason: '职责清单' })
    expect(story.matter).toMatchObject({ stage: 'handling', leadOffice: 'city-management' })
    expect(story.clock('reply', '2020-05-22')).toMatchObject({ dueOn: '2020-08-11', state: 'running' })
    expect(story.clock('decline', '2020-05-22')?.startedOn).toBe('2020-05-22')
    expect(story.clock('reassign', '2020-05-22')).toMatchObject({ startedOn: '2020-05-20', late: false })
    expect(story.refused('2020-05-23', CLERK, 'confer', TALKED).code).toBe('not-your-office')
  })

  test('认为不属本单位办理的，十个工作日内书面报告；逾期、已研究确定的不能再退，不得自行转交', () => {
    const reason = { reason: '该路段由城市管理局养护，见职责清单。' }
    expect(assigned('2020-09-21').refused('2020-10-11', CLERK, 'decline', reason)).toEqual({
      code: 'decline-too-late',
      law: HENAN('第十四条'),
    })
    const story = assigned('2020-09-21')
      .on('2020-10-10', CLERK, 'decline', reason)
      .on('2020-10-13', DISPATCHER, 'confirmOffice', { reason: '县道由交通部门养护' })
    expect(story.refused('2020-10-14', CLERK, 'decline', reason).code).toBe('decline-too-late')
    const quick = assigned('2020-05-11')
      .on('2020-05-12', CLERK, 'decline', reason)
      .on('2020-05-13', DISPATCHER, 'confirmOffice', { reason: '县道由交通部门养护' })
    expect(quick.refused('2020-05-14', CLERK, 'decline', reason)).toEqual({
      code: 'office-confirmed',
      law: HENAN('第十四条'),
    })
    quick.on('2020-05-15', DISPATCHER, 'reassign', { office: 'city-management', reason: '机构调整' })
    quick.on('2020-05-18', staff('clerk', 'city-management'), 'decline', reason)
    expect(quick.matter.stage).toBe('declined')
  })

  test('涉及面广的，向代表说明后可以延长，自交办之日起不超过六个月；期满后不能再延', () => {
    const more = (months: number) => ({ months, reason: '涉及三个部门和省里的资金。', told: '电话说明' })
    const story = assigned('2020-05-11').on('2020-07-01', DIRECTOR, 'extend', more(2))
    expect(story.clock('reply', '2020-07-01')?.dueOn).toBe('2020-10-11')
    expect(story.refused('2020-07-02', DIRECTOR, 'extend', more(2))).toEqual({
      code: 'over-six-months',
      law: '《全国人民代表大会和地方各级人民代表大会代表法》（2015）第四十二条',
    })
    story.on('2020-07-02', DIRECTOR, 'extend', more(1))
    expect(story.clock('reply', '2020-07-02')?.dueOn).toBe('2020-11-11')
    expect(assigned('2020-05-11').refused('2020-08-12', DIRECTOR, 'extend', more(1)).code).toBe('extension-late')
  })

  test('2025年3月12日起适用新代表法；此前适用2015年的', () => {
    expect(assigned('2025-03-11').clock('reply', '2025-03-11')?.law?.instrument).toBe('deputies-law-2015')
    expect(assigned('2025-03-12').clock('reply', '2025-03-12')?.law?.instrument).toBe('deputies-law-2025')
    expect(assigned('2025-04-01').refused('2025-04-02', DIRECTOR, 'reply', ANSWER).law).toContain('第五十一条')
  })

  test('政协提案按本县时限，不引代表法和省办法', () => {
    const story = assigned('2020-05-11', '2020-05-11', { kind: '政协提案' })
    expect(story.clock('reply', '2020-05-11')).toBeUndefined()
    expect(story.clock('decline', '2020-05-11')).toBeUndefined()
    expect(story.clock('proposalReply', '2020-05-11')).toMatchObject({ targetOn: '2020-08-11', dueOn: null })
    story.on('2020-05-12', DIRECTOR, 'extend', { months: 3, reason: '涉及面广。', told: '电话' })
    expect(story.clock('proposalReply', '2020-05-12')?.targetOn).toBe('2020-11-11')
    story.on('2020-06-01', DIRECTOR, 'reply', ANSWER)
    expect(story.refused('2020-06-02', APPLICANT, 'rate', { level: '满意' })).toEqual({
      code: 'not-everybody-answered',
    })
  })
})

describe('答复、评价和再次办理（河南省办法）', () => {
  test('应当与代表沟通、由主要负责人签发，有协办单位的说明协办意见', () => {
    const story = assigned('2020-05-11')
    expect(story.refused('2020-06-01', DIRECTOR, 'reply', ANSWER)).toEqual({
      code: 'not-conferred',
      law: '《全国人民代表大会和地方各级人民代表大会代表法》（2015）第四十二条',
    })
    story.on('2020-05-12', DISPATCHER, 'assist', { office: 'finance' }).on('2020-06-01', CLERK, 'confer', TALKED)
    expect(story.refused('2020-06-01', CLERK, 'reply', ANSWER).code).toBe('role-not-allowed')
    expect(story.refused('2020-06-01', DIRECTOR, 'reply', ANSWER)).toEqual({
      code: 'assisting-opinion-missing',
      law: HENAN('第十八条'),
    })
    story.on('2020-06-01', DIRECTOR, 'reply', { ...ANSWER, assistingOpinions: '财政局：资金已安排。' })
    expect(story.clock('reply', '2020-06-01')).toMatchObject({ stoppedOn: '2020-06-01', late: false })
  })

  test('协办单位自收到之日起两个月内书面告知办理意见，有自己的期限', () => {
    const input = { office: 'finance', title: '关于修缮县道的建议', demand: '请安排资金', under: '代表建议' }
    const story = new Story('assistance', '2020-05-12', DISPATCHER, input)
    expect(story.clock('coOpinion', '2020-05-12')).toMatchObject({ dueOn: '2020-07-12', length: '2个月' })
    expect(story.clock('answer', '2020-05-12')).toBeUndefined()
    const { under: _under, ...plain } = input
    expect(new Story('assistance', '2020-05-12', DISPATCHER, plain).clock('coOpinion', '2020-05-12')).toBeUndefined()
  })

  test('联名提出的逐人答复；代表收到后十个工作日内反馈，期满前不能视为没有意见', () => {
    const story = replied('2020-05-11', '2020-06-01', { signers: 3 }).on('2020-06-02', CLERK, 'serve', { reached: 2 })
    expect(story.refused('2020-06-03', APPLICANT, 'rate', { level: '满意' })).toEqual({
      code: 'not-everybody-answered',
      law: HENAN('第二十一条第二款'),
    })
    expect(story.refused('2020-06-03', CLERK, 'serve', { reached: 4 }).code).toBe('more-than-signed')
    story.on('2020-06-03', CLERK, 'serve', { reached: 3 })
    expect(story.refused('2020-06-03', CLERK, 'rate', { level: '满意' }).code).toBe('role-not-allowed')
    expect(story.clock('feedback', '2020-06-03')?.dueOn).toBe('2020-06-17')
    const note = { note: '两次电话联系' }
    expect(story.refused('2020-06-17', DISPATCHER, 'closeUnrated', note)).toEqual({
      code: 'feedback-period-running',
      law: HENAN('第二十二条'),
    })
    story.on('2020-06-18', DISPATCHER, 'closeUnrated', note)
    expect(story.matter).toMatchObject({ stage: 'closed', outcome: 'resolved' })
  })

  test('不满意的一个月内再次办理并答复；仍不满意的评估', () => {
    const reason = { reason: '东段只修了一半，要求全部修完。' }
    const story = served('2020-06-01')
    expect(story.refused('2020-06-05', APPLICANT, 'evaluate', reason)).toEqual({
      code: 'redo-first',
      law: HENAN('第二十二条第二款'),
    })
    story.on('2020-06-05', APPLICANT, 'rejectReply', reason)
    expect(story.clock('redo', '2020-06-05')).toMatchObject({ dueOn: '2020-07-05', length: '1个月' })
    story.on('2020-07-03', DIRECTOR, 'reply', ANSWER)
    expect(story.clock('redo', '2020-07-03')?.late).toBe(false)
    expect(story.clock('reply', '2020-07-03')?.stoppedOn).toBe('2020-06-01')
    story.on('2020-07-03', CLERK, 'serve', { reached: 1 })
    expect(story.refused('2020-07-06', APPLICANT, 'rejectReply', reason)).toEqual({
      code: 'redone-once',
      law: HENAN('第二十二条第三款'),
    })
    story
      .on('2020-07-06', APPLICANT, 'evaluate', reason)
      .on('2020-07-20', DISPATCHER, 'settleEvaluation', { finding: '应补修西段。', handling: '已列入九月计划。' })
    expect(story.matter).toMatchObject({ stage: 'closed', facts: { rating: '不满意' } })
  })

  test('代表认为不宜公开的不公开，同意以后可以', () => {
    const story = replied('2020-05-11', '2020-06-01', { secret: true })
      .on('2020-06-01', CLERK, 'serve', { reached: 1 })
      .on('2020-06-02', APPLICANT, 'rate', { level: '基本满意' })
    const text = { title: '修缮县道', question: '建议修缮县道。', answer: '已修缮。' }
    expect(story.refused('2020-06-10', DISPATCHER, 'publish', text)).toEqual({
      code: 'deputy-objects',
      law: HENAN('第二十九条'),
    })
    story
      .on('2020-06-11', DISPATCHER, 'allowPublication', { how: '电话同意' })
      .on('2020-06-11', DISPATCHER, 'publish', text)
    expect(story.matter.facts).toMatchObject({ published: true, rating: '基本满意' })
  })
})
