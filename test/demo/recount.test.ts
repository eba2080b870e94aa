import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import type { StatisticsPage } from '../../src/server/api-types/statistics.ts'
import { DEMO_HOOK_MS, demoDatabase } from '../support/demo-database.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { type Exported, litigation, reconsideration, recount, suggestion } from '../support/recount.ts'

const TABLES = [
  { id: 'reconsideration-annual-2017', procedure: 'reconsideration', again: reconsideration },
  { id: 'litigation-annual', procedure: 'litigation', again: litigation },
  { id: 'deputy-suggestion-annual', procedure: 'deputy-suggestion', again: suggestion },
] as const

describe('the demonstration year as the report of 2020 counts it', () => {
  let http: HttpDesk
  let counter: Visitor
  beforeAll(async () => {
    const { database, keys } = await demoDatabase(plainDate('2026-11-24'))
    http = await httpDesk({ database, keys, now: () => new Date('2026-11-24T02:00:00Z') })
    counter = await http.signIn('supervisor')
  }, DEMO_HOOK_MS)
  afterAll(() => http.close())

  const json = async <T>(path: string) => (await (await counter.get(path)).json()) as T
  const table = (id: string) => json<StatisticsPage>(`/api/statistics/${id}?year=2020`)

  /** Every matter of a procedure, exported one by one. */
  async function exported(procedure: string): Promise<Exported[]> {
    const matters: Exported[] = []
    for (let cursor: string | undefined; ; ) {
      const search = new URLSearchParams({ procedure, state: 'all', limit: '200', ...(cursor ? { cursor } : {}) })
      const page = await json<{ items: { id: string }[]; nextCursor?: string }>(`/api/matters?${search}`)
      for (const { id } of page.items) matters.push(await json<Exported>(`/api/matters/${id}`))
      cursor = page.nextCursor
      if (!cursor) return matters
    }
  }

  async function printed(id: string, columns: number): Promise<Record<string, number[]>> {
    const answer = await counter.get(`/api/statistics/${id}/workbook?year=2020`)
    expect(answer.status).toBe(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const rows: Record<string, number[]> = {}
    book.getWorksheet('统计表')?.eachRow((row, at) => {
      const [label, ...numbers] = (row.values as ExcelJS.CellValue[]).slice(1)
      if (at > 4 && numbers.length === columns + 1) rows[String(label)] = numbers.map(Number)
    })
    return rows
  }

  test.each(TABLES)('$id: screen, workbook and a count of our own from the exported matters agree', async (one) => {
    const page = await table(one.id)
    const columns = page.columns.map(({ value }) => value)
    const shown = Object.fromEntries(
      page.rows.flatMap(({ label, cells, total }) => (total === null ? [] : [[label, [...cells, total]]])),
    )
    const again = recount(one.again, { year: 2020, columns, matters: await exported(one.procedure) })
    expect(again).toEqual(shown)
    expect(await printed(one.id, columns.length)).toEqual(shown)
    expect(page.balances.every(({ holds }) => holds)).toBe(true)
  })

  const total = async (id: string, label: string) => (await table(id)).rows.find((row) => row.label === label)?.total

  test('three requests for information; five reconsiderations; twenty-two suits, all performed; ninety-five suggestions', async () => {
    expect(await total('foi-annual-2019', '一、本年新收政府信息公开申请数量')).toBe(3)
    const reconsidered = async (label: string) => total('reconsideration-annual-2017', label)
    expect(await reconsidered('一、收到申请')).toBe(5)
    expect(await reconsidered('撤销')).toBe(2)
    expect(await reconsidered('终止：申请人撤回')).toBe(1)
    expect(await reconsidered('维持')).toBe(2)
    const suits = (await table('litigation-annual')).rows.find((row) => row.label === '一、本年收到')
    expect([...(suits?.cells ?? []), suits?.total]).toEqual([6, 16, 0, 22])
    expect(await total('litigation-annual', '要求履行')).toBe(await total('litigation-annual', '已经履行'))
    expect(await total('deputy-suggestion-annual', '一、本年交办')).toBe(95)
    const { figures } = await json<{ figures: { id: string; value: number | null }[] }>('/api/figures?year=2020')
    const figure = (id: string) => figures.find((one) => one.id === id)?.value
    expect(figure('deputy-suggestion.on-time-rate')).toBe(1)
    expect(figure('litigation.judgments-performed-rate')).toBe(1)
    expect(figure('foi-request.late')).toBe(0)
  })

  test('every number of the year opens its matters', async () => {
    for (const { id } of TABLES) {
      const page = await table(id)
      for (const { figure, total: all, cells } of page.rows) {
        if (!figure) continue
        const listed = async (cell?: string) => {
          const search = new URLSearchParams({ year: '2020', limit: '200', ...(cell ? { cell } : {}) })
          return (await json<{ items: unknown[] }>(`/api/figures/${figure}/matters?${search}`)).items.length
        }
        expect(await listed(), figure).toBe(all)
        for (const [at, { value }] of page.columns.entries())
          if (cells[at]) expect(await listed(value), `${figure} ${value}`).toBe(cells[at])
      }
    }
  })
})
