import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GridCellView, GridPage } from '../../src/server/api-types/statistics.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const PARTY = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001', address: '清丰县示例路1号' }
const APPLIED = {
  title: '不服不予公开答复',
  claim: '请求撤销该答复。',
  body: '申请公开的信息不属于内部事务信息。',
}
const SUIT = {
  instance: '一审',
  office: 'education',
  position: '被告',
  court: '清丰县人民法院',
  title: '不予公开答复',
  actKind: '政府信息公开',
  request: '请求撤销答复。',
}
const DEFENCE = { brief: '答复事实清楚，程序合法。', evidence: '一、申请表；二、答复书。' }

describe('the second and fourth tables of the yearly report on disclosure', () => {
  let http: HttpDesk
  let desk: CaseDesk
  let counter: Visitor
  let office: Visitor
  beforeAll(async () => {
    http = await httpDesk()
    desk = await caseDesk(http.services.database, '410922', http.services.keys)
    counter = await http.signIn('dispatcher')
    office = await http.signIn('clerk', 'education')
    await disputes()
  })
  afterAll(() => http.close())

  const grid = async (id: string, year: number, who = counter) =>
    (await (await who.get(`/api/statistics/${id}?year=${year}`)).json()) as GridPage
  const cells = ({ sections }: GridPage) => sections.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const numbers = (page: GridPage) => cells(page).map((cell) => cell?.value)

  /** Reconsiderations and suits about disclosure and about something else, over two years. */
  async function disputes(): Promise<void> {
    const bureau = desk.staff('justiceBureau')
    const head = desk.staff('leader')
    const respondent = desk.staff('clerk', 'education')
    const applied = async (act: string, day: string) =>
      done(
        await desk.open(
          day,
          'reconsideration',
          { ...APPLIED, act, respondent: 'education', knownOn: day },
          { party: PARTY },
        ),
      ).id
    const decided = async (id: string, proposal: object) => {
      const days = ['2020-03-05', '2020-03-06', '2020-03-12', '2020-03-20', '2020-03-23', '2020-03-24']
      const answer = { answer: '答复事实清楚，请予维持。', evidence: '申请表、答复书。' }
      const steps = [
        ['accept', {}, bureau],
        ['serveCopy', {}, bureau],
        ['submitAnswer', answer, respondent],
        ['propose', { opinion: '审查意见如上，请审定。', effect: '更为有利', ...proposal }, bureau],
        ['approve', { how: '机关负责人同意' }, head],
        ['decide', { text: '决定如下。', grounds: '经审理查明，认定如上。' }, bureau],
      ] as const
      for (const [at, [action, input, by]] of steps.entries())
        done(await desk.act(days[at] ?? '', id, action, input, by))
    }
    const disclosure = '政府信息公开'
    await decided(await applied(disclosure, '2020-03-03'), { decision: '维持' })
    await decided(await applied('行政处罚', '2020-03-03'), { decision: '维持' })
    await decided(await applied(disclosure, '2020-03-03'), {
      decision: '撤销',
      ground: '《行政复议法》（2017）第二十八条第一款第（三）项第2目：适用依据错误',
    })
    const refused = await applied(disclosure, '2020-06-01')
    done(
      await desk.act(
        '2020-06-02',
        refused,
        'declineToAccept',
        { ground: '超过法定申请期限', reason: '已逾期。' },
        bureau,
      ),
    )
    const pending = await applied(disclosure, '2020-12-20')
    done(await desk.act('2020-12-22', pending, 'accept', {}, bureau))

    const sued = async (day: string, more: object) =>
      done(await desk.open(day, 'litigation', { ...SUIT, ...more }, { actor: respondent, party: { name: '李示例' } }))
        .id
    const judged = async (id: string, day: string, result: string) => {
      done(await desk.act(day, id, 'defend', DEFENCE, respondent))
      const judgment = { paper: '判决书', result, summary: '裁判要旨。' }
      done(await desk.act(day, id, 'receiveJudgment', judgment, respondent))
    }
    const lost = { defectLaw: true, lesson: '重新学习条例。' }
    // Upheld; appealed, and lost in the second instance; one after reconsideration still open; one of another kind.
    const won = await sued('2020-04-01', {})
    await judged(won, '2020-05-06', '驳回诉讼请求')
    done(await desk.act('2020-06-08', won, 'conclude', {}, respondent))
    const appealed = await sued('2020-04-01', { beforeSuit: '复议维持' })
    await judged(appealed, '2020-05-06', '驳回诉讼请求')
    const appeal = { who: '其他当事人', court: '濮阳市中级人民法院' }
    done(await desk.act('2020-05-18', appealed, 'appeal', appeal, respondent))
    const { items } = (await (await office.get('/api/matters?procedure=litigation&state=open')).json()) as {
      items: { id: string }[]
    }
    const second = items[0]?.id ?? ''
    done(await desk.act('2020-05-25', second, 'defend', { brief: '一审判决正确，请予维持。' }, respondent))
    const changed = { paper: '判决书', result: '改判', changedTo: '撤销', summary: '裁判要旨。' }
    done(await desk.act('2020-07-20', second, 'receiveJudgment', changed, respondent))
    done(await desk.act('2020-07-21', second, 'analyseLoss', lost, respondent))
    done(await desk.act('2020-07-22', second, 'conclude', {}, respondent))
    await sued('2020-12-01', { beforeSuit: '复议维持' })
    await sued('2020-12-01', { actKind: '行政处罚' })
  }

  test.each(['foi-disputes-2019', 'foi-disputes-2021'])('%s: fifteen cells by result, each case once', async (id) => {
    const page = await grid(id, id.endsWith('2019') ? 2020 : 2021)
    expect(page.sections[0]?.columns.map(({ groups, label }) => [...groups, label].join('/')).slice(4, 11)).toEqual([
      '行政复议/总计',
      '行政诉讼/未经复议直接起诉/结果维持',
      '行政诉讼/未经复议直接起诉/结果纠正',
      '行政诉讼/未经复议直接起诉/其他结果',
      '行政诉讼/未经复议直接起诉/尚未审结',
      '行政诉讼/未经复议直接起诉/总计',
      '行政诉讼/复议后起诉/结果维持',
    ])
    const expected = id.endsWith('2019')
      ? [1, 1, 1, 1, 4, 1, 0, 0, 0, 1, 0, 1, 0, 1, 2]
      : // The next year has only what was carried over.
        [0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
    expect(numbers(page)).toEqual(expected)
    expect(page.balances).toHaveLength(3)
    expect(page.balances.every(({ holds }) => holds)).toBe(true)
  })

  test('opens from every cell the matters it counts, and a respondent counts its own', async () => {
    for (const who of [counter, office]) {
      const page = await grid('foi-disputes-2019', 2020, who)
      for (const cell of cells(page)) {
        if (!cell || !('figure' in cell)) throw new Error('every cell of this form is counted')
        const listed = await (await who.get(`/api/figures/${cell.figure}/matters?year=2020`)).json()
        expect((listed as { items: unknown[] }).items, cell.figure).toHaveLength(cell.value)
      }
      expect(numbers(page)[4]).toBe(4)
    }
    const elsewhere = await http.signIn('clerk', 'city-management')
    expect(numbers(await grid('foi-disputes-2019', 2020, elsewhere)).every((value) => value === 0)).toBe(true)
  })

  test('what Heng does not count is open until somebody tells it with its source, and can be taken back', async () => {
    const before = await grid('foi-proactive-2021', 2024)
    expect(before.sections.map(({ heading }) => heading)).toEqual([
      '第二十条第（一）项',
      '第二十条第（五）项',
      '第二十条第（六）项',
      '第二十条第（八）项',
    ])
    expect(numbers(before).every((value) => value === null)).toBe(true)
    expect(before.balances.every(({ holds }) => holds === null)).toBe(true)
    const tell = (cell: string, value: number | null, year = 2024, who = counter) =>
      who.send('/api/statistics/foi-proactive-2021/told', { year, cell, value, source: '县司法局文件台账' }, {}, 'PUT')
    expect((await tell('documents-made', 3, 2024, office)).status).toBe(403)
    expect((await tell('documents-made', 2.5)).status).toBe(422)
    expect((await tell('no-such-cell', 3)).status).toBe(422)
    expect((await tell('documents-made', 3, 2020)).status).toBe(422)
    expect((await tell('fees-charged', 12.35)).status).toBe(200)
    for (const [cell, value] of [
      ['documents-made', 3],
      ['documents-repealed', 1],
      ['documents-in-force', 20],
    ] as const)
      expect((await tell(cell, value)).status).toBe(200)
    const told = cells(await grid('foi-proactive-2021', 2024)).find(
      (cell): cell is Extract<GridCellView, { told: string }> =>
        cell !== null && 'told' in cell && cell.told === 'documents-made',
    )
    expect(told).toMatchObject({ value: 3, source: '县司法局文件台账', byName: '张示例' })
    const balance = async () => (await grid('foi-proactive-2021', 2024)).balances[1]?.holds
    expect(await balance()).toBeNull()
    await tell('documents-in-force', 18, 2023)
    expect(await balance()).toBe(true)
    await tell('documents-in-force', 17, 2023)
    expect(await balance()).toBe(false)
    const refused = await counter.get('/api/statistics/foi-proactive-2021/workbook?year=2024')
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([409, 'unbalanced'])
    await tell('documents-in-force', null, 2023)
    expect(await balance()).toBeNull()
    const administrator = await http.signIn('administrator')
    const changes = (await (await administrator.get('/api/admin/changes?subject=statisticsTold')).json()) as {
      items: { title: string; kind: string }[]
    }
    expect(changes.items[0]).toMatchObject({
      title: '2023年度主动公开政府信息情况：行政规范性文件，现行有效件数',
      kind: 'removed',
    })
  })

  test('the workbooks read back as the screens show them; what nobody told stands there in words', async () => {
    for (const [id, year] of [
      ['foi-disputes-2019', 2020],
      ['foi-disputes-2021', 2021],
      ['foi-proactive-2019', 2020],
      ['foi-proactive-2021', 2024],
    ] as const) {
      const answer = await counter.get(`/api/statistics/${id}/workbook?year=${year}`)
      expect(answer.status).toBe(200)
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(await answer.arrayBuffer())
      const sheet = book.getWorksheet('统计表')
      const page = await grid(id, year)
      const rows = page.sections.flatMap((section) => section.rows)
      const printed: unknown[][] = []
      sheet?.eachRow((row) => {
        const [label, ...values] = (row.values as ExcelJS.CellValue[]).slice(1)
        if (rows.some((one) => one.label === label)) printed.push([label, ...values])
      })
      expect(printed).toEqual(
        rows.map(({ label, cells: shown }) => [label, ...shown.map((cell) => cell?.value ?? '本系统尚未记录')]),
      )
      expect(sheet?.getCell(2, 1).text).toContain(`${year}年度`)
    }
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(
      await (await counter.get('/api/statistics/foi-disputes-2019/workbook?year=2020')).arrayBuffer(),
    )
    const sheet = book.getWorksheet('统计表')
    expect(sheet?.getCell('B3').text).toBe('行政复议')
    expect(sheet?.getCell('G4').text).toBe('未经复议直接起诉')
    expect(sheet?.getCell('B6').value).toBe(1)
  })
})
