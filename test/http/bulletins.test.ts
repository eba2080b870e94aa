import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/engine/roles.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import type { Board } from '../../src/server/api-types/boards.ts'
import type {
  BulletinIssued,
  BulletinLineInfo,
  BulletinLineMatters,
  BulletinList,
  BulletinPage,
  PublicBulletin,
  PublicBulletinList,
} from '../../src/server/api-types/bulletins.ts'
import type { FigureTable, Problem } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { unzip } from '../support/unzip.ts'

const LETTER = {
  kind: '投诉',
  title: '东街李四（13800001234）家门口路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
  party: { name: '张示例', phone: '13800000000' },
}
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明，已告知来信人。' }
const WHISTLE = {
  kind: '疑难问题',
  title: '老街占道经营',
  body: '老街两侧长期占道经营，镇里劝过多次，没有执法权。',
  tried: '镇里已劝导多次，并发了告知书。',
}

describe('the monthly bulletin', () => {
  let desk: HttpDesk
  const at = { now: new Date('2020-03-02T10:00:00+08:00') }
  const set = (when: string) => {
    at.now = new Date(when)
  }
  const signIn = (role: Role, office?: string) => desk.signIn(role, office)
  const json = async <T>(answer: Promise<Response>, status = 200) => {
    const response = await answer
    expect(response.status, await response.clone().text()).toBe(status)
    return (await response.json()) as T
  }
  async function act(visitor: Visitor, path: string, input: object, seq: number) {
    const answer = await visitor.send(path, input, { 'if-match': `"${seq}"` })
    expect(answer.status, await answer.clone().text()).toBe(200)
  }

  async function letter(office = 'city-management'): Promise<string> {
    const { id } = await json<{ id: string }>(desk.visitor.send('/api/letters', LETTER), 201)
    await act(await signIn('dispatcher'), `/api/letters/${id}/assign`, { office }, 1)
    await act(await signIn('clerk', office), `/api/letters/${id}/accept`, {}, 2)
    return id
  }

  beforeAll(async () => {
    desk = await httpDesk({ now: () => at.now })
    await saveOffice(await desk.accounts(), { id: 'dongjie', name: '东街镇', kind: 'township' })
    set('2020-02-03T10:00:00+08:00')
    const early = await letter()
    set('2020-02-10T10:00:00+08:00')
    await act(await signIn('clerk'), `/api/letters/${early}/reply`, ANSWER, 3)
    set('2020-03-02T10:00:00+08:00')
    const [quick = '', other = '', third = ''] = [await letter(), await letter('education'), await letter('education')]
    const { id: whistle } = await json<{ id: string }>(
      (await signIn('township', 'dongjie')).send('/api/whistles', WHISTLE),
      201,
    )
    const head = await signIn('director', 'dongjie')
    await act(head, `/api/whistles/${whistle}/approve`, { office: 'city-management' }, 1)
    const clerk = await signIn('clerk')
    await act(clerk, `/api/whistles/${whistle}/accept`, { person: '王示例 0393-1234567' }, 2)
    await act(
      clerk,
      `/api/whistles/${whistle}/report-in`,
      { place: '老街口', present: '执法队两人', arrivedAt: '09:30' },
      3,
    )
    const asked = { office: 'city-management', opinion: '请协助核实。' }
    await act(await signIn('dispatcher'), `/api/letters/${third}/assist`, asked, 3)
    set('2020-03-05T10:00:00+08:00')
    const solved = { outcome: '已解决', answer: '联合整治两天，划定摊位，商户已签承诺。' }
    await act(await signIn('clerk'), `/api/whistles/${whistle}/solve`, solved, 4)
    await act(await signIn('township', 'dongjie'), `/api/whistles/${whistle}/rate`, { level: '满意' }, 5)
    await act(await signIn('clerk'), `/api/letters/${quick}/reply`, ANSWER, 3)
    set('2020-03-31T10:00:00+08:00')
    await act(await signIn('clerk', 'education'), `/api/letters/${other}/reply`, ANSWER, 3)
    const order = { office: 'education', title: '路口护栏', source: '专项督办', demand: '请在月底前装好护栏并反馈。' }
    const { id } = await json<{ id: string }>((await signIn('supervisor')).send('/api/supervision-orders', order), 201)
    await act(
      await signIn('supervisor'),
      `/api/supervision-orders/${id}/talk`,
      { present: '督办员，教体局负责人', minutes: '限期整改，三日内反馈。' },
      1,
    )
    set('2020-04-02T10:00:00+08:00')
  })
  afterAll(() => desk.close())

  const line = ({ lines }: { lines: readonly BulletinLineInfo[] }, id: string) => lines.find((each) => each.id === id)
  const draft = async (visitor: Visitor) => json<BulletinPage>(visitor.get('/api/bulletins/2020-03'))

  test('is counted from the records, each number the length of the list it opens', async () => {
    const supervisor = await signIn('supervisor')
    const page = await draft(supervisor)
    expect(page.head).toBeNull()
    expect(line(page, 'total.received')).toMatchObject({ value: 6, previous: 1, yearBefore: null })
    expect(line(page, 'kind.letter.closed')).toMatchObject({ value: 2, previous: 1 })
    expect(line(page, 'whistle.blown.疑难问题')).toMatchObject({ value: 1, previous: 0 })
    expect(line(page, 'whistle.solved-in-time')).toMatchObject({ value: 1, numerator: 1, denominator: 1, small: true })
    expect(page.praised.map(({ procedure }) => procedure)).toEqual(['乡镇吹哨'])
    expect(page.named).toMatchObject([{ officeName: '教育体育局', why: '2020年3月31日约谈' }])
    for (const { id, value, numerator } of page.lines) {
      const list = await json<BulletinLineMatters>(
        supervisor.get(`/api/bulletins/2020-03/lines/${encodeURIComponent(id)}?limit=200`),
      )
      expect(list.items.length, id).toBe(numerator ?? value)
    }
  })

  test('says what the board and the figures say', async () => {
    const leader = await signIn('leader')
    const page = await draft(leader)
    const board = await json<Board>(leader.get('/api/boards?from=2020-03-01&to=2020-03-31'))
    for (const [mine, measure] of [
      ['received', 'received'],
      ['closed', 'closed'],
      ['late', 'closedLate'],
    ] as const) {
      expect(line(page, `total.${mine}`)?.value).toBe(board.total[measure])
      for (const { procedure, counts } of board.procedures)
        expect(line(page, `kind.${procedure}.${mine}`)?.value ?? 0, procedure).toBe(counts[measure])
    }
    const { figures } = await json<FigureTable>(leader.get('/api/figures?from=2020-03-01&to=2020-03-31'))
    for (const { id, value } of figures) {
      const told = line(page, id)
      if (told) expect(told.numerator ?? told.value, id).toBe(value)
    }
  })

  test('tells no personal data of the writer, and goes to no office before it is issued', async () => {
    const text = JSON.stringify(await draft(await signIn('supervisor')))
    expect(text).not.toContain('13800001234')
    expect(text).not.toContain('李四')
    // An assistance begun under a letter bears the letter's title, and is told without it.
    expect(text).toContain('"title":"协办事项"')
    const clerk = await signIn('clerk')
    expect((await clerk.get('/api/bulletins/2020-03')).status).toBe(404)
    expect((await json<BulletinList>(clerk.get('/api/bulletins'))).pending).toEqual([])
    expect((await (await signIn('leader')).send('/api/bulletins', { month: '2020-03' })).status).toBe(403)
  })

  test('is issued once, when the month is over, with the county’s next number', async () => {
    const supervisor = await signIn('supervisor')
    const refused = async (month: string) => {
      const answer = await supervisor.send('/api/bulletins', { month })
      expect(answer.status).toBe(409)
      return ((await answer.json()) as Problem).code
    }
    expect(await refused('2020-04')).toBe('month-not-over')
    expect(await refused('2019-12')).toBe('nothing-to-report')
    expect((await supervisor.send('/api/bulletins', { month: '2020-13' })).status).toBe(422)
    const before = await draft(supervisor)
    const leaveOut = before.praised.map(({ id }) => id)
    const asked = await Promise.all(
      [1, 2, 3].map(() => supervisor.send('/api/bulletins', { month: '2020-03', leaveOut })),
    )
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const done = (await asked.find(({ status }) => status === 201)?.json()) as BulletinIssued
    expect(done.number).toBe('清督通〔2020〕1号')
    expect(await refused('2020-03')).toBe('bulletin-issued')
    const page = await json<BulletinPage>(supervisor.get(`/api/bulletins/${done.id}`))
    expect(page).toMatchObject({
      head: { number: done.number, issuedOn: '2020-04-02', issuedByName: '张示例' },
      praised: [],
    })
    expect(page.lines).toEqual(before.lines)
    const next = await json<BulletinIssued>(supervisor.send('/api/bulletins', { month: '2020-02' }), 201)
    expect(next.number).toBe('清督通〔2020〕2号')
    const list = await json<BulletinList>(supervisor.get('/api/bulletins'))
    expect(list.items.map(({ month }) => month)).toEqual(['2020-03', '2020-02'])
    expect(list.pending).toEqual([])
  })

  test('stands as issued, whatever becomes of the records; a correction shows old and new', async () => {
    const supervisor = await signIn('supervisor')
    const march = (await json<BulletinList>(supervisor.get('/api/bulletins'))).items.find(
      ({ month }) => month === '2020-03',
    )
    const id = march?.id ?? ''
    const before = await json<BulletinPage>(supervisor.get(`/api/bulletins/${id}`))
    const same = await supervisor.send(`/api/bulletins/${id}/corrections`, { reason: '核对办理日期' })
    expect([same.status, ((await same.json()) as Problem).code]).toEqual([409, 'nothing-changed'])
    // A letter turns out to have come on the last day of February.
    const received = await json<BulletinLineMatters>(supervisor.get(`/api/bulletins/${id}/lines/kind.letter.received`))
    const moved = received.items[0]
    await act(
      await signIn('dispatcher'),
      `/api/letters/${moved?.id}/correct-date`,
      { step: 1, rightDay: '2020-02-28', reason: '登记时写错了日期，以邮戳为准' },
      moved?.seq ?? 0,
    )
    expect(await json<BulletinPage>(supervisor.get(`/api/bulletins/${id}`))).toEqual(before)
    const done = await json<BulletinIssued>(
      supervisor.send(`/api/bulletins/${id}/corrections`, { reason: '一件来信的收到日期登记有误' }),
      201,
    )
    expect(done.number).toBe('清督通〔2020〕3号')
    const corrected = await json<BulletinPage>(supervisor.get(`/api/bulletins/${done.id}`))
    expect(corrected.correction).toMatchObject({ number: march?.number, reason: '一件来信的收到日期登记有误' })
    expect(corrected.correction?.changes).toContainEqual({
      ...{ line: 'kind.letter.received', label: '县长信箱来信：收到', before: 3, after: 2, rate: false },
    })
    const original = await json<BulletinPage>(supervisor.get(`/api/bulletins/${id}`))
    expect(original.lines).toEqual(before.lines)
    expect(original.correctedBy.map(({ number }) => number)).toEqual([done.number])
    const again = await supervisor.send(`/api/bulletins/${done.id}/corrections`, { reason: '再更正一次' })
    expect(((await again.json()) as Problem).code).toBe('not-correctable')
  })

  test('cannot be rewritten even by the program itself', async () => {
    const db = desk.services.database.county(COUNTY.code)
    await expect(db.updateTable('bulletin').set({ reason: '改写' }).execute()).rejects.toThrow(/permission denied/)
    await expect(db.deleteFrom('bulletinLine').execute()).rejects.toThrow(/permission denied/)
  })

  test('goes out as a paper with its tables, and a correction as a notice', async () => {
    const supervisor = await signIn('supervisor')
    const { items } = await json<BulletinList>(supervisor.get('/api/bulletins'))
    const text = async (id: string | undefined) => {
      const answer = await supervisor.get(`/api/bulletins/${id}/document`)
      expect(answer.headers.get('content-type')).toContain('wordprocessingml')
      return (
        unzip(Buffer.from(await answer.arrayBuffer()))
          .get('word/document.xml')
          ?.toString() ?? ''
      )
    }
    const issued = await text(items.find(({ month, corrects }) => month === '2020-03' && !corrects)?.id)
    for (const words of [
      '清丰县2020年3月来件办理',
      '清督通〔2020〕1号',
      '各乡镇人民政府',
      '<w:tbl>',
      '教育体育局',
      '去年同月',
    ])
      expect(issued).toContain(words)
    const correction = await text(items.find(({ corrects }) => corrects)?.id)
    for (const words of ['关于更正2020年3月督办通报的通知', '原通报', '更正为', '一件来信的收到日期登记有误'])
      expect(correction).toContain(words)
    expect(await text('2020-01')).toContain('未编号')
  })

  test('an office reads it whole, and opens of a number only what it leads', async () => {
    const clerk = await signIn('clerk', 'education')
    const { items } = await json<BulletinList>(clerk.get('/api/bulletins'))
    const id = items.find(({ month, corrects }) => month === '2020-03' && !corrects)?.id
    const page = await json<BulletinPage>(clerk.get(`/api/bulletins/${id}`))
    expect(page.opens).toBe('own')
    const list = await json<BulletinLineMatters>(clerk.get(`/api/bulletins/${id}/lines/total.received`))
    expect(new Set(list.items.map(({ leadOffice }) => leadOffice))).toEqual(new Set(['education']))
    expect((await clerk.get(`/api/bulletins/${id}/lines/nothing`)).status).toBe(404)
  })

  test('stands on the portal only where the county chose so, as numbers, small ones withheld', async () => {
    const bulletins = () => json<PublicBulletinList>(desk.visitor.get('/api/public/bulletins'))
    const supervisor = await signIn('supervisor')
    const id = (await json<BulletinList>(supervisor.get('/api/bulletins'))).items[0]?.id
    expect((await bulletins()).items).toEqual([])
    expect((await desk.visitor.get(`/api/public/bulletins/${id}`)).status).toBe(404)
    expect(
      (await (await signIn('dispatcher')).send('/api/admin/bulletins', { onPortal: true }, {}, 'PUT')).status,
    ).toBe(403)
    await json(supervisor.send('/api/admin/bulletins', { onPortal: true }, {}, 'PUT'))
    expect((await bulletins()).items).toHaveLength(3)
    const page = await json<PublicBulletin>(desk.visitor.get(`/api/public/bulletins/${id}`))
    const { columns, kinds } = page
    expect(kinds[0]).toMatchObject({ label: '合计', counts: expect.arrayContaining([6]) })
    const small = kinds.flatMap(({ counts }) => counts).filter((count) => count !== null && count > 0 && count < 5)
    expect(small).toEqual([])
    expect(columns).toHaveLength(6)
    const text = JSON.stringify(page)
    for (const secret of ['路灯', '教育体育局', '李四', '13800001234']) expect(text).not.toContain(secret)
  })
})
