import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnsweredBefore, PersonalDataReport, ReplyCheck } from '../../src/server/api-types/reply.ts'
import type { Receipt } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const ANSWER = '经现场核查，线路进水，已更换灯头。依据《城市照明管理规定》第二十一条，今后每周巡查。'

describe('help with a reply', () => {
  let desk: HttpDesk
  let dispatcher: Visitor
  let clerk: Visitor
  let teacher: Visitor
  beforeAll(async () => {
    desk = await httpDesk()
    dispatcher = await desk.signIn('dispatcher')
    clerk = await desk.signIn('clerk')
    teacher = await desk.signIn('clerk', 'education')
  })
  afterAll(() => desk.close())

  const seen = (seq: number) => ({ 'if-match': `"${seq}"` })
  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  async function letter(title: string, body: string, office: string, wantsPublic = false): Promise<string> {
    const { id } = await ok<Receipt>(
      await desk.visitor.send('/api/letters', {
        kind: '投诉',
        title,
        body,
        wantsPublic,
        party: { name: '张示例', phone: '13800000000' },
      }),
      201,
    )
    await ok(await dispatcher.send(`/api/letters/${id}/assign`, { office }, seen(1)))
    return id
  }
  async function answered(id: string, who: Visitor): Promise<void> {
    await ok(await who.send(`/api/letters/${id}/accept`, {}, seen(2)))
    await ok(await who.send(`/api/letters/${id}/reply`, { outcome: '已解决', answer: ANSWER }, seen(3)))
  }

  test('like matters that were answered come with what they cite; another office sees only what was published', async () => {
    const before = await letter('北街路灯不亮', '北街的路灯坏了半个月，晚上一片漆黑。', 'city-management', true)
    await letter('学校食堂饭菜凉', '孩子说食堂的饭菜总是凉的。', 'education').then((id) => answered(id, teacher))
    await answered(before, clerk)
    const now = await letter('南街路灯坏了', '南街好几盏路灯坏了，晚上看不见路。', 'city-management')
    const other = await letter('街上路灯坏了', '学校外街上路灯坏了，孩子晚上看不见。', 'education')
    const path = (id: string) => `/api/matters/${id}/answered-before`
    const mine = await ok<AnsweredBefore>(await clerk.get(path(now)))
    expect(mine.items.map(({ id }) => id)).toEqual([before])
    expect(mine.items[0]).toMatchObject({
      open: true,
      published: false,
      answer: ANSWER,
      cited: [{ instrument: '城市照明管理规定', articles: ['第二十一条'] }],
    })
    expect(mine.items[0]?.common).toContain('路灯')
    const theirs = async () => (await ok<AnsweredBefore>(await teacher.get(path(other)))).items.map(({ id }) => id)
    expect(await theirs()).not.toContain(before)
    await ok(
      await dispatcher.send(
        `/api/letters/${before}/publish`,
        { title: '路灯不亮', question: '街上的路灯坏了，孩子晚上看不见路', answer: ANSWER },
        seen(4),
      ),
    )
    expect(await theirs()).toContain(before)
    expect((await teacher.get(path(now))).status).toBe(404)
  })

  test('the points of a good reply are told, whatever is written, and nothing is refused', async () => {
    const id = await letter('东街路灯不亮', '东街路灯坏了一个月。', 'city-management')
    const check = async (text: string) =>
      (await ok<ReplyCheck>(await clerk.send(`/api/matters/${id}/reply-check`, { text }))).points
    expect((await check(ANSWER)).filter(({ found }) => found).map(({ id: point }) => point)).toEqual([
      'measures',
      'basis',
    ])
    expect((await check('')).every(({ found, hint }) => !found && hint.length > 5)).toBe(true)
    expect((await teacher.send(`/api/matters/${id}/reply-check`, { text: '' })).status).toBe(404)
  })

  test('personal data in a text for publication is found, the applicant’s own name too', async () => {
    const id = await letter('西街路灯不亮', '西街路灯坏了。', 'city-management', true)
    const texts = { question: '张示例反映，电话13812345678', answer: '没有个人信息。' }
    const { findings } = await ok<PersonalDataReport>(
      await dispatcher.send(`/api/matters/${id}/personal-data`, { texts }),
    )
    expect(findings.map(({ field, label, text, mask }) => [field, label, text, mask])).toEqual([
      ['question', '姓名', '张示例', '张**'],
      ['question', '电话', '13812345678', '[电话]'],
    ])
    expect((await clerk.send(`/api/matters/${id}/personal-data`, { texts })).status).toBe(403)
  })
})
