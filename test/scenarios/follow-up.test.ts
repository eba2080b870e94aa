import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import type { Role } from '../../src/engine/roles.ts'
import { APPLICANT, Story } from '../support/story.ts'

const person = (name: string, role: Role, office: string | null = null): Actor => ({
  person: `00000000-0000-4000-8000-0000000000${name}`,
  role,
  office,
})
const DISPATCHER = person('01', 'dispatcher')
const SUPERVISOR = person('02', 'supervisor')
const OTHER = person('03', 'supervisor')
const LEADER = person('04', 'leader')
const CLERK = person('05', 'clerk', 'city-management')
const MACHINE: Actor = { person: null, role: 'machine', office: null }

const LETTER = { kind: '投诉', title: '示范路积水', body: '示范路一下雨就积水，走不了人。' }
const ANSWER = { outcome: '已解决', answer: '已经疏通雨水口，积水排除。' }
const GOOD = { solved: '已解决', level: '满意' }
const BAD = { solved: '未解决', level: '不满意', complaint: '问题没有解决', words: '昨天下雨还是积水。' }

function answered(day = '2020-03-20') {
  return new Story('letter', '2020-03-02', APPLICANT, LETTER)
    .on('2020-03-03', DISPATCHER, 'assign', { office: 'city-management' })
    .on('2020-03-04', CLERK, 'accept')
    .on(day, CLERK, 'reply', ANSWER)
}

describe('回访', () => {
  test('本人说一次：是否解决、是否满意、为什么；回访期限到此为止', () => {
    const story = answered()
    expect(story.clock('callBack', '2020-03-20')).toMatchObject({ state: 'running', targetOn: '2020-03-27' })
    story.on('2020-03-22', APPLICANT, 'answerFollowUp', { ...GOOD, words: '谢谢。' })
    expect(story.matter.facts).toMatchObject({
      followUpReached: true,
      followUpSolved: '已解决',
      followUpLevel: '满意',
    })
    expect(story.clock('callBack', '2020-03-22')).toMatchObject({ state: 'stopped', missedTarget: false })
    expect(story.matter).toMatchObject({ stage: 'closed', closedOn: '2020-03-20' })
    expect(story.refused('2020-03-23', APPLICANT, 'answerFollowUp', GOOD).code).toBe('already-answered')
    expect(story.refused('2020-03-23', DISPATCHER, 'followUp', { reached: true, ...GOOD }).code).toBe(
      'already-answered',
    )
  })

  test('电话回访由县政府办记录，承办单位不能自己记', () => {
    const story = answered()
    expect(story.refused('2020-03-23', CLERK, 'followUp', { reached: true, ...GOOD }).code).toBe('role-not-allowed')
    expect(story.refused('2020-03-19', DISPATCHER, 'followUp', { reached: true, ...GOOD }, '2020-03-23').code).toBe(
      'call-before-closing',
    )
    story.on('2020-03-23', DISPATCHER, 'followUp', { reached: true, ...GOOD })
    expect(story.matter.facts['followUpSolved']).toBe('已解决')
    expect(story.refused('2020-03-24', APPLICANT, 'answerFollowUp', GOOD).code).toBe('already-answered')
  })

  test('联系上的要有结果，没有联系上的没有结果', () => {
    const story = answered()
    const refused = (input: object) => story.refused('2020-03-23', DISPATCHER, 'followUp', input).code
    expect(refused({ reached: true })).toBe('verdict-missing')
    expect(refused({ reached: true, solved: '已解决' })).toBe('verdict-missing')
    expect(refused({ reached: false, ...GOOD })).toBe('verdict-of-nobody')
  })

  test('不予受理和撤回的不回访', () => {
    const declined = new Story('letter', '2020-03-02', APPLICANT, LETTER).on(
      '2020-03-03',
      DISPATCHER,
      'declineToAccept',
      { reason: '不属于本县职权', instead: '请向邻县提出。' },
    )
    expect(declined.refused('2020-03-04', APPLICANT, 'answerFollowUp', GOOD).code).toBe('nothing-to-follow-up')
    expect(declined.clock('callBack', '2020-03-04')).toBeUndefined()
  })

  test('网上咨询同样回访，不会再问一遍评价', () => {
    const story = new Story('online-consultation', '2020-03-02', APPLICANT, {
      topic: '社会保障',
      title: '示例政策咨询',
      body: '城乡居民养老保险怎么补缴？',
    })
      .on('2020-03-02', DISPATCHER, 'assign', { office: 'city-management' })
      .on('2020-03-03', CLERK, 'answer', { answer: '可以到乡镇社保所补缴。' })
    expect(story.refused('2020-03-04', APPLICANT, 'rate', { level: '满意' }).code).toBe('role-not-allowed')
    story.on('2020-03-04', APPLICANT, 'answerFollowUp', { solved: '部分解决', level: '基本满意' })
    expect(story.matter.facts).toMatchObject({ followUpSolved: '部分解决', followUpLevel: '基本满意' })
  })
})

describe('剔除', () => {
  const tried = (...days: string[]) =>
    days.reduce((story, day) => story.on(day, DISPATCHER, 'followUp', { reached: false }), answered())
  const unreachable = { kind: '联系不上', reason: '三个工作日都无人接听。' }

  test('联系不上，要在三个不同的日子打过，由另一人批准', () => {
    const story = tried('2020-03-23', '2020-03-23', '2020-03-24')
    expect(story.matter.facts).toMatchObject({ followUpReached: false, followUpAttempts: 2 })
    expect(story.refused('2020-03-24', SUPERVISOR, 'proposeExclusion', unreachable).code).toBe('too-few-attempts')
    expect(story.refused('2020-03-23', DISPATCHER, 'followUp', { reached: false }, '2020-03-25').code).toBe(
      'calls-out-of-order',
    )
    story.on('2020-03-25', DISPATCHER, 'followUp', { reached: false })
    story.on('2020-03-25', SUPERVISOR, 'proposeExclusion', unreachable)
    const opinion = { opinion: '同意。' }
    expect(story.refused('2020-03-25', SUPERVISOR, 'approveExclusion', opinion).code).toBe('same-person')
    expect(story.refused('2020-03-25', CLERK, 'approveExclusion', opinion).code).toBe('role-not-allowed')
    story.on('2020-03-25', OTHER, 'approveExclusion', opinion)
    expect(story.matter.facts).toMatchObject({ followUpExcluded: '联系不上' })
    expect(story.refused('2020-03-26', DISPATCHER, 'followUp', { reached: true, ...GOOD }).code).toBe('excluded')
  })

  test('批准之后本人自己评价的，不再算联系不上', () => {
    const story = tried('2020-03-23', '2020-03-24', '2020-03-25')
      .on('2020-03-25', SUPERVISOR, 'proposeExclusion', unreachable)
      .on('2020-03-25', LEADER, 'approveExclusion', { opinion: '同意。' })
      .on('2020-03-28', APPLICANT, 'answerFollowUp', BAD)
    expect(story.matter.facts['followUpExcluded']).toBeUndefined()
    expect(story.matter.facts['followUpSolved']).toBe('未解决')
  })

  test('联系上过的，不能按联系不上剔除；诉求不合理的剔除后不重办', () => {
    const story = answered().on('2020-03-23', DISPATCHER, 'followUp', { reached: true, ...BAD })
    expect(story.refused('2020-03-23', SUPERVISOR, 'proposeExclusion', unreachable).code).toBe('was-reached')
    story.on('2020-03-23', SUPERVISOR, 'proposeExclusion', { kind: '诉求不合理', reason: '要求拆除合法建筑。' })
    expect(story.refused('2020-03-23', DISPATCHER, 'redo', { reason: '再去看一次现场。' }).code).toBe(
      'exclusion-pending',
    )
    story.on('2020-03-24', LEADER, 'refuseExclusion', { opinion: '没有依据，不同意。' })
    story.on('2020-03-24', DISPATCHER, 'proposeExclusion', { kind: '诉求不合理', reason: '有规划许可，建筑合法。' })
    story.on('2020-03-25', LEADER, 'approveExclusion', { opinion: '同意。' })
    expect(story.refused('2020-03-26', DISPATCHER, 'redo', { reason: '再去看一次现场。' }).code).toBe('excluded')
  })

  test('经办过本件的人不能审批', () => {
    const story = tried('2020-03-23', '2020-03-24', '2020-03-25').on('2020-03-25', DISPATCHER, 'proposeExclusion', {
      ...unreachable,
    })
    expect(
      story.refused('2020-03-25', { ...OTHER, office: 'city-management' }, 'approveExclusion', { opinion: '同意。' })
        .code,
    ).toBe('handling-office')
  })
})

describe('重办', () => {
  const failed = () => answered().on('2020-03-23', DISPATCHER, 'followUp', { reached: true, ...BAD })
  const again = { reason: '雨后再查，彻底疏通。' }

  test('回访未解决的重办：另有期限，首次办结的时间和结果不变，办完再回访', () => {
    const story = failed().on('2020-03-24', DISPATCHER, 'redo', again)
    expect(story.matter).toMatchObject({
      stage: 'handling',
      closedOn: null,
      outcome: null,
      leadOffice: 'city-management',
      firstClosing: { on: '2020-03-20', outcome: 'resolved' },
    })
    expect(story.clock('redo', '2020-03-24')).toMatchObject({ state: 'running', targetOn: '2020-04-08' })
    const finish = story.clock('finish', '2020-12-31')
    story.on('2020-04-09', CLERK, 'reply', { ...ANSWER, outcome: '解释说明' })
    expect(story.clock('redo', '2020-04-09')).toMatchObject({ state: 'stopped', missedTarget: true })
    expect(story.clock('finish', '2020-12-31')).toEqual(finish)
    expect(story.matter).toMatchObject({
      closedOn: '2020-04-09',
      outcome: 'explained',
      firstClosing: { on: '2020-03-20', outcome: 'resolved' },
    })
    story.on('2020-04-10', APPLICANT, 'answerFollowUp', GOOD)
    expect(story.matter.facts).toMatchObject({ redone: true, followUpSolved: '已解决' })
    expect(story.refused('2020-04-11', DISPATCHER, 'redo', again).code).toBe('not-failed')
  })

  test('可以改由另一单位重办；中止只停重办的期限', () => {
    const story = failed().on('2020-03-24', DISPATCHER, 'redo', { ...again, office: 'education' })
    expect(story.matter).toMatchObject({ leadOffice: 'education', assignee: null })
    const reply = story.clock('reply', '2020-12-31')
    story.on('2020-03-25', DISPATCHER, 'suspend', { reason: '等待汛期结束。' })
    expect(story.clock('redo', '2020-03-26')?.state).toBe('paused')
    story.on('2020-03-30', DISPATCHER, 'resume', { reason: '汛期结束。' })
    expect(story.clock('redo', '2020-03-30')).toMatchObject({ state: 'running', targetOn: '2020-04-13' })
    expect(story.clock('reply', '2020-12-31')).toEqual(reply)
    const education = person('06', 'clerk', 'education')
    expect(
      story.refused('2020-03-31', education, 'requestExtension', { amount: 5, reason: '材料没有备齐。' }).code,
    ).toBe('no-extension-of-redo')
  })

  test('超过本县规定的次数，程序不再自动重办，须先由县政府办协调', () => {
    const story = failed()
      .on('2020-03-24', MACHINE, 'redo', again)
      .on('2020-03-26', CLERK, 'reply', ANSWER)
      .on('2020-03-27', APPLICANT, 'answerFollowUp', BAD)
    expect(story.refused('2020-03-28', MACHINE, 'redo', again).code).toBe('redo-bound')
    expect(story.refused('2020-03-28', DISPATCHER, 'redo', again).code).toBe('redo-bound')
    story.on('2020-03-30', DISPATCHER, 'redo', { ...again, opinion: '协调水务、城管两家共同处置。' })
    expect(story.matter.acts['redo']?.times).toBe(2)
  })

  test('不再重办的，写明理由，本人看得到', () => {
    const story = failed().on('2020-03-24', DISPATCHER, 'declineRedo', { reason: '已经按规划实施，无法另行改造。' })
    expect(story.definition.actions['declineRedo']?.visibility).toBe('applicant')
    expect(story.refused('2020-03-25', DISPATCHER, 'redo', again).code).toBe('redo-declined')
  })

  test('已解决和部分解决的不重办', () => {
    const story = answered().on('2020-03-22', APPLICANT, 'answerFollowUp', { ...BAD, solved: '部分解决' })
    expect(story.refused('2020-03-23', DISPATCHER, 'redo', again).code).toBe('not-failed')
  })
})
