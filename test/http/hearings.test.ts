import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, today } from '../../src/calendar/plain-date.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { type HttpDesk, httpDesk } from '../support/http-desk.ts'

let http: HttpDesk
let desk: CaseDesk
beforeAll(async () => {
  http = await httpDesk()
  desk = await caseDesk(http.services.database, '410922', http.services.keys)
})
afterAll(() => http.close())

test('a hearing of reconsideration stands in the public diary, without a word of what it is about', async () => {
  const day = today(http.services.now())
  const bureau = desk.staff('justiceBureau')
  const applied = {
    act: '行政处罚',
    respondent: 'education',
    title: '张示例不服某处罚决定',
    knownOn: addDays(day, -10),
    claim: '请求撤销处罚。',
    body: '处罚没有事实依据，请求撤销。',
  }
  const party = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001', address: '清丰县示例路1号' }
  const { id } = done(await desk.open(day, 'reconsideration', applied, { party }))
  done(await desk.act(day, id, 'accept', { track: '普通程序' }, bureau))
  const hearing = { hearingOn: addDays(day, 20), time: '09:00', place: '司法局听证室', subject: '处罚事实' }
  done(await desk.act(day, id, 'arrangeHearing', hearing, bureau))
  const body = await (await http.visitor.get('/api/appointments')).text()
  expect((JSON.parse(body) as { items: unknown[] }).items).toEqual([
    expect.objectContaining({ title: '行政复议听证', on: hearing.hearingOn, time: '09:00', place: '司法局听证室' }),
  ])
  expect(body).not.toContain('张示例')
})
