import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { Story } from '../support/story.ts'

const OFFICE: Actor = { person: 'office', role: 'dispatcher', office: null }
const CLERK: Actor = { person: 'clerk', role: 'clerk', office: 'finance' }

const MATTER = {
  kind: '专项工作报告',
  office: 'finance',
  title: '2020年上半年预算执行情况',
  reason: '关系全县财政收支，每年至少报告一次。',
}
const REPORT = {
  situation: '上半年收入完成年度预算的百分之五十二。',
  basis: '预算法、监督法',
  plan: '下半年压减一般性支出，保障基本民生。',
  opinions: '已征求财经工作机构意见',
}
const registered = (day: string, more = {}) => new Story('congress-matter', day, CLERK, { ...MATTER, ...more })
const submitted = (day: string, more = {}) =>
  registered(day, { kind: '重大事项报告', ...more }).on(day, CLERK, 'submit', REPORT)

describe('专项工作报告（监督法）', () => {
  test('会议二十日前送交征求意见，修改后十日前送交常委会', () => {
    const story = registered('2020-07-01').on('2020-07-20', CLERK, 'scheduleMeeting', { on: '2020-08-28' })
    expect(story.clock('consultDraft', '2020-07-20')).toMatchObject({ dueOn: '2020-08-08', length: '20日' })
    expect(story.clock('submit', '2020-07-20')?.dueOn).toBe('2020-08-18')
    expect(story.refused('2020-08-07', CLERK, 'submit', REPORT)).toEqual({
      code: 'not-consulted',
      law: '《各级人民代表大会常务委员会监督法》（2006）第十二条',
    })
    story.on('2020-08-07', CLERK, 'consultDraft', { whom: '财政经济工作委员会' })
    expect(story.clock('consultDraft', '2020-08-20')).toMatchObject({ stoppedOn: '2020-08-07', late: false })
    story.on('2020-08-19', CLERK, 'submit', REPORT)
    expect(story.clock('submit', '2020-08-19')?.late).toBe(true)
  })

  test('会议改期，期限随之改变，原来的不再计', () => {
    const story = registered('2020-07-01')
      .on('2020-07-20', CLERK, 'scheduleMeeting', { on: '2020-08-28' })
      .on('2020-08-01', CLERK, 'scheduleMeeting', { on: '2020-09-25' })
    expect(story.clock('consultDraft', '2020-08-20')).toMatchObject({ dueOn: '2020-09-05', late: false })
    story.on('2020-09-04', CLERK, 'consultDraft', { whom: '财政经济工作委员会' })
    expect(story.clock('consultDraft', '2020-09-30')?.late).toBe(false)
  })

  test('2024年11月8日起适用修正后的监督法', () => {
    const story = registered('2025-07-01').on('2025-07-01', CLERK, 'scheduleMeeting', { on: '2025-08-28' })
    expect(story.clock('submit', '2025-07-01')?.law).toMatchObject({ instrument: 'oversight-law-2024', article: 15 })
    expect(story.refused('2025-08-01', CLERK, 'submit', REPORT).law).toContain('第十五条')
  })
})

describe('重大事项（河南省人大常委会讨论、决定重大事项的规定）', () => {
  test('常委会四个月内审议；决议对期限有规定的，在期限内报告执行情况', () => {
    const story = submitted('2020-03-02')
    expect(story.clock('deliberate', '2020-03-02')).toMatchObject({ dueOn: '2020-07-02', length: '4个月' })
    story.on('2020-04-28', OFFICE, 'resolve', {
      decision: '决议',
      text: '同意报告，按期完成整改。',
      until: '2020-10-31',
    })
    expect(story.clock('resolutionTerm', '2020-04-28')?.dueOn).toBe('2020-10-31')
    const account = { account: '决议各项要求已经执行完毕，整改完成。' }
    const longer = { until: '2020-12-31', cause: '汛期影响施工进度。', approved: false }
    expect(story.refused('2020-10-01', CLERK, 'prolong', longer)).toEqual({
      code: 'not-approved',
      law: '《河南省人民代表大会常务委员会讨论、决定重大事项的规定》（2014）第十四条',
    })
    const granted = { ...longer, approved: true, approval: '第三十次主任会议' }
    expect(story.refused('2020-10-01', CLERK, 'prolong', { ...granted, until: '2020-10-31' }).code).toBe('not-longer')
    story.on('2020-10-01', CLERK, 'prolong', granted)
    expect(story.clock('resolutionTerm', '2020-11-30')).toMatchObject({ dueOn: '2020-12-31', late: false })
    story
      .on('2020-12-20', CLERK, 'reportFollowUp', account)
      .on('2020-12-28', OFFICE, 'askMore', { demand: '补充报告西段。', until: '2021-01-31' })
      .on('2021-01-20', CLERK, 'reportFollowUp', account)
      .on('2021-01-28', OFFICE, 'acknowledge', { result: '测评满意' })
    expect(story.matter).toMatchObject({ stage: 'closed', outcome: 'followedUp' })
  })

  test('审议意见的研究处理情况，先征求专门委员会意见再报告；没有定期限的按本县时限', () => {
    const story = submitted('2020-03-02').on('2020-04-28', OFFICE, 'resolve', {
      decision: '审议意见',
      text: '加快进度。',
    })
    expect(story.clock('followUp', '2020-04-28')).toMatchObject({ targetOn: '2020-07-28', dueOn: null })
    const account = { account: '已逐条研究处理，进度加快。' }
    expect(story.refused('2020-07-01', CLERK, 'reportFollowUp', account)).toEqual({
      code: 'follow-up-not-consulted',
      law: '《各级人民代表大会常务委员会监督法》（2006）第十四条',
    })
    story.on('2020-07-01', CLERK, 'reportFollowUp', { ...account, consultedBody: '财政经济工作委员会' })
    expect(story.matter.stage).toBe('followedUp')
  })

  test('备案事项没有决议', () => {
    const story = submitted('2020-03-02', { kind: '备案' })
    expect(story.clock('deliberate', '2020-03-02')).toBeUndefined()
    expect(story.refused('2020-03-20', OFFICE, 'resolve', { decision: '决议', text: '同意报告。' }).code).toBe(
      'filing-only',
    )
    story.on('2020-03-20', OFFICE, 'noteResult', { result: '已备案' })
    expect(story.matter.outcome).toBe('filed')
  })
})
