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

test('a court’s hearing stands there too, unless the court closes it; everybody may follow the days in a calendar', async () => {
  const day = today(http.services.now())
  const clerk = desk.staff('clerk', 'education')
  const suit = {
    instance: '一审',
    office: 'education',
    position: '被告',
    court: '清丰县人民法院',
    title: '示例学校处罚决定',
    actKind: '行政处罚',
    request: '请求撤销处罚决定。',
  }
  const scheduled = async (hearing: object) => {
    const { id } = done(await desk.open(day, 'litigation', suit, { actor: clerk, party: { name: '李示例' } }))
    done(await desk.act(day, id, 'scheduleHearing', hearing, clerk))
    return id
  }
  const open = { on: addDays(day, 21), time: '15:00', place: '县法院第一法庭' }
  const id = await scheduled(open)
  await scheduled({ ...open, on: addDays(day, 22), closed: true })
  const listed = async () =>
    ((await (await http.visitor.get('/api/appointments')).json()) as { items: { label: string; on: string }[] }).items
  expect((await listed()).filter(({ label }) => label === '开庭')).toEqual([
    expect.objectContaining({ matter: id, title: '开庭', procedureTitle: '行政应诉', on: open.on, place: open.place }),
  ])
  const answer = await http.visitor.get('/api/appointments.ics')
  expect(answer.headers.get('content-type')).toContain('text/calendar')
  const calendar = await answer.text()
  expect(calendar).toContain(`DTSTART:${open.on.replaceAll('-', '')}T070000Z`)
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(calendar).not.toMatch(/示例学校|李示例|张示例/)
  done(await desk.act(day, id, 'cancelHearing', { reason: '法院通知延期。' }, clerk))
  expect((await listed()).some(({ label }) => label === '开庭')).toBe(false)
})
