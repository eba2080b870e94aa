import { expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { registry } from '../../src/procedures/registry.ts'
import { Story } from '../support/story.ts'

const BUREAU: Actor = { person: 'bureau', role: 'justiceBureau', office: 'justice' }
const LEADER: Actor = { person: 'leader', role: 'leader', office: null }
const DISPATCHER: Actor = { person: 'dispatcher', role: 'dispatcher', office: null }
const CITIZEN: Actor = { person: null, role: 'citizen', office: null, applicant: true }

const APPLIED = {
  act: '行政处罚',
  respondent: 'city-management',
  title: '不服某处罚决定',
  knownOn: '2023-12-20',
  claim: '请求撤销该处罚决定。',
  body: '处罚没有事实依据，请求撤销该处罚决定。',
}

test('a step out of turn is refused with its article, and names the step that comes first with the article of that', () => {
  const story = new Story('reconsideration', '2024-01-02', CITIZEN, APPLIED)
  const early = story.refusal('2024-01-03', BUREAU, 'propose')
  expect(early).toMatchObject({ code: 'wrong-stage', law: { article: 61 } })
  expect(early.message).toContain('请先“受理”（《行政复议法》（2023）第三十条第一款）')
  const passed = story
    .on('2024-01-04', BUREAU, 'accept', { track: '普通程序' })
    .refusal('2024-01-05', BUREAU, 'askCorrection')
  expect(passed).toMatchObject({ code: 'wrong-stage', law: { article: 31, paragraph: 1 } })
  expect(passed.message).toContain('这一环节已经过去')
})

test('whose step it is not, and what stands still, are refused with the article too', () => {
  const story = new Story('reconsideration', '2024-01-02', CITIZEN, APPLIED)
  expect(story.refusal('2024-01-03', LEADER, 'accept')).toMatchObject({
    code: 'role-not-allowed',
    law: { article: 30 },
  })
  const death = { ground: '申请人死亡，近亲属尚未确定是否参加', reason: '申请人去世。' }
  story.on('2024-01-04', BUREAU, 'accept', { track: '普通程序' }).on('2024-01-05', BUREAU, 'suspend', death)
  const still = story.refusal('2024-01-08', BUREAU, 'propose')
  expect(still).toMatchObject({
    code: 'matter-suspended',
    law: { instrument: 'reconsideration-law-2023', article: 39 },
  })
  expect(still.message).toContain('请先“恢复审理”（《行政复议法》（2023）第三十九条）')
})

test('a matter that the law does not bind is refused without it', () => {
  const suggestion = (kind: string) =>
    new Story('deputy-suggestion', '2020-05-08', DISPATCHER, {
      kind,
      number: '第1号',
      session: '闭会期间',
      title: '关于修路的建议',
      body: '建议硬化示例村的道路。',
      signers: 1,
    }).refusal('2020-05-09', DISPATCHER, 'reassign')
  expect(suggestion('人大代表建议')).toMatchObject({ code: 'wrong-stage', law: { article: 14 } })
  expect(suggestion('政协提案').law).toBeUndefined()
})

test('every step of the five procedures names an article, its own or its procedure’s', () => {
  const five = [
    'foi-request',
    'reconsideration',
    'litigation',
    'co-defence',
    'judicial-advice',
    'deputy-suggestion',
    'congress-matter',
  ]
  for (const id of five) expect([id, registry.find(id)?.law]).toEqual([id, expect.anything()])
})
