import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registry } from '../../src/procedures/registry.ts'
import type { Acted, Receipt } from '../../src/server/api-types.ts'
import { figureText } from '../../src/statistics/figure-text.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

describe('cases of the summary procedure', () => {
  let http: HttpDesk
  let now = new Date('2024-01-02T02:00:00Z')
  beforeAll(async () => {
    http = await httpDesk({ now: () => now })
  })
  afterAll(() => http.close())

  test('that were answered or decided after their own days are counted as late', async () => {
    const on = async (day: string, role: 'justiceBureau' | 'leader' | 'clerk' | 'supervisor') => {
      now = new Date(`${day}T02:00:00Z`)
      return http.signIn(role, role === 'clerk' ? 'education' : undefined)
    }
    const bureau = await on('2024-01-02', 'justiceBureau')
    const opened = await bureau.send('/api/reconsiderations', {
      act: '行政处罚',
      respondent: 'education',
      title: '不服某处罚决定',
      knownOn: '2023-12-01',
      claim: '请求撤销处罚决定。',
      body: '处罚没有事实依据，请求撤销。',
      via: '邮寄',
    })
    const { id, ...receipt } = (await opened.json()) as Receipt
    let seq = receipt.seq
    const act = async (who: Visitor, action: string, body: object) => {
      const answer = await who.send(`/api/reconsiderations/${id}/${action}`, body, { 'if-match': `"${seq}"` })
      const done = (await answer.json()) as Acted
      expect([action, answer.status]).toEqual([action, 200])
      seq = done.seq
      return done
    }
    const accepted = await act(await on('2024-01-05', 'justiceBureau'), 'accept', {
      track: '简易程序',
      summaryGround: '行政行为是当场作出',
    })
    // A Sunday on which work is done: it stays the thirtieth day.
    expect(accepted.clocks.find(({ name }) => name === 'decideSummary')?.dueOn).toBe('2024-02-04')
    await act(await on('2024-01-10', 'justiceBureau'), 'serve-copy', {})
    await act(await on('2024-01-18', 'clerk'), 'submit-answer', {
      answer: '处罚事实清楚，程序合法，请予维持。',
      evidence: '案卷材料。',
    })
    await act(await on('2024-02-05', 'justiceBureau'), 'propose', {
      decision: '撤销',
      opinion: '事实不清，证据不足，建议撤销。',
      effect: '更为有利',
      ground: '《行政复议法》（2023）第七十条：逾期不答复、不举证，视为没有证据、依据',
    })
    await act(await on('2024-02-05', 'leader'), 'approve', { how: '机关负责人同意' })
    await act(await on('2024-02-05', 'justiceBureau'), 'decide', {
      text: '撤销处罚决定。',
      grounds: '认定事实不清，主要证据不足。',
    })
    const supervisor = await on('2024-02-06', 'supervisor')
    const { figures } = (await (await supervisor.get('/api/figures?year=2024')).json()) as {
      figures: { id: string; value: number | null }[]
    }
    const figure = (name: string) => figures.find((item) => item.id === `reconsideration.${name}`)?.value
    expect([figure('late'), figure('answered-late'), figure('corrected')]).toEqual([1, 1, 1])
  })
})

test('every figure says in Chinese what it counts', () => {
  for (const definition of registry.all)
    for (const [id, rule] of Object.entries(definition.figures))
      expect([id, figureText(definition, rule)]).toEqual([id, expect.not.stringMatching(/[a-z]{3,}|为(true|false)/)])
})
