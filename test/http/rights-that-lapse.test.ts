import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Acted, MatterList, Problem, Receipt } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

describe('a right that has lapsed', () => {
  let http: HttpDesk
  let now = new Date()
  const on = (day: string) => {
    now = new Date(`${day}T02:00:00Z`)
  }
  beforeAll(async () => {
    on('2026-03-02')
    http = await httpDesk({ now: () => now })
  })
  afterAll(() => http.close())

  const opened = async (who: Visitor, plural: string, body: object) => {
    const answer = await who.send(`/api/${plural}`, body)
    expect(answer.status).toBe(201)
    return (await answer.json()) as Receipt
  }
  const act = async (who: Visitor, path: string, seq: number, body: object) => {
    const answer = await who.send(`/api/${path}`, body, { 'if-match': `"${seq}"` })
    return { status: answer.status, body: (await answer.json()) as Acted & Problem }
  }
  const row = async (id: string, query = '') => {
    const supervisor = await http.signIn('supervisor')
    const { items } = (await (await supervisor.get(`/api/matters?limit=100${query}`)).json()) as MatterList
    return items.find((item) => item.id === id)
  }

  test('makes no matter late, and the day listed is that of the duty that runs on', async () => {
    const dispatcher = await http.signIn('dispatcher')
    const { id, seq } = await opened(dispatcher, 'deputy-suggestions', {
      kind: '人大代表建议',
      number: '第1号',
      title: '修东环路',
      body: '建议修东环路。',
      session: '会议期间',
      signers: 1,
      party: { name: '代表示例' },
    })
    await act(dispatcher, `deputy-suggestions/${id}/assign`, seq, { office: 'education' })
    // 河南 art. 14: ten working days to say it is another's; the answer is due on 2026-06-02.
    expect(await row(id)).toMatchObject({ dueOn: '2026-06-02', late: false })
    on('2026-03-17')
    expect(await row(id)).toMatchObject({ dueOn: '2026-06-02', late: false })
    expect(await row(id, '&late=true')).toBeUndefined()
    on('2026-06-03')
    expect(await row(id)).toMatchObject({ late: true })
    expect(await row(id, '&late=true')).toMatchObject({ id })
  })

  test('is the applicant’s own: a correction not made in time is no lateness of the bureau', async () => {
    on('2024-03-01')
    const bureau = await http.signIn('justiceBureau')
    const { id, seq } = await opened(bureau, 'reconsiderations', {
      act: '行政处罚',
      respondent: 'education',
      title: '不服某处罚决定',
      knownOn: '2024-02-20',
      claim: '请求撤销处罚决定。',
      body: '处罚没有事实依据，请求撤销。',
      via: '邮寄',
    })
    const asked = await act(bureau, `reconsiderations/${id}/ask-correction`, seq, { items: '请写明处罚决定的文号。' })
    expect(asked.status).toBe(200)
    on('2024-03-18')
    expect(await row(id)).toMatchObject({ dueOn: '2024-03-15', late: false })
  })

  test('an extension too late, and a second one, are refused with the article', async () => {
    on('2026-09-30')
    const clerk = await http.signIn('clerk')
    const request = {
      applicantKind: '自然人',
      title: '东环路征地补偿方案',
      body: '东环路项目征收土地的补偿安置方案。',
      form: '纸质',
      delivery: '当面领取',
      via: '当面提交',
      party: { name: '张示例', idNumber: '示例证件0001', phone: '13800000000' },
    }
    const twenty = { amount: 20, reason: '需要查找档案' }
    const [late, twice] = [await opened(clerk, 'foi-requests', request), await opened(clerk, 'foi-requests', request)]
    await act(clerk, `foi-requests/${late.id}/request-extension`, late.seq, twenty)
    await act(clerk, `foi-requests/${twice.id}/request-extension`, twice.seq, twenty)
    on('2026-11-03')
    const [head, hand] = [await http.signIn('director'), await http.signIn('clerk')]
    const granted = await act(head, `foi-requests/${twice.id}/approve-extension`, twice.seq + 1, twenty)
    expect(granted.body.clocks.find(({ name }) => name === 'reply')?.dueOn).toBe('2026-12-01')
    const again = await act(hand, `foi-requests/${twice.id}/request-extension`, twice.seq + 2, twenty)
    expect(again.body).toMatchObject({ code: 'extended-once', law: '《政府信息公开条例》（2019）第三十三条第二款' })
    on('2026-11-04')
    const refused = await act(
      await http.signIn('director'),
      `foi-requests/${late.id}/approve-extension`,
      late.seq + 1,
      twenty,
    )
    expect([refused.status, refused.body.code, refused.body.law]).toEqual([
      409,
      'extension-late',
      '《政府信息公开条例》（2019）第三十三条',
    ])
    expect(refused.body.detail).toMatch(/^答复期限：/)
  })
})
