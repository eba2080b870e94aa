import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type PlainDate, plainDate } from '../../src/calendar/plain-date.ts'
import type { StatisticsPage } from '../../src/server/api-types/statistics.ts'
import { APPLICANT, type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const KINDS = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他组织']

/** The form as printed, told again: which outcomes stand in which row. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  '（一）予以公开': ['granted', 'alreadyPublished'],
  '（二）部分公开（区分处理的，只计这一情形，不计其他情形）': ['grantedInPart'],
  '1.属于国家秘密': ['refusedStateSecret'],
  '2.其他法律行政法规禁止公开': ['refusedByLaw'],
  '3.危及“三安全一稳定”': ['refusedSafety'],
  '4.保护第三方合法权益': ['refusedThirdParty'],
  '5.属于三类内部事务信息': ['refusedInternal'],
  '6.属于四类过程性信息': ['refusedInProgress'],
  '7.属于行政执法案卷': ['refusedCaseFile'],
  '8.属于行政查询事项': ['refusedEnquiry'],
  '1.本机关不掌握相关政府信息': ['unavailableNotFound', 'unavailableElsewhere'],
  '2.没有现成信息需要另行制作': ['unavailableToBeMade'],
  '3.补正后申请内容仍不明确': ['unavailableUnclear'],
  '1.信访举报投诉类申请': ['notProcessedPetition'],
  '2.重复申请': ['notProcessedRepeated'],
  '3.要求提供公开出版物': ['notProcessedPrinted'],
  '4.无正当理由大量反复申请': ['notProcessedExcessive'],
  '5.要求行政机关确认或重新出具已获取信息': ['notProcessedConfirmation'],
}
const OTHERS_2019 = { '（六）其他处理': ['abandoned', 'feeUnpaid', 'withdrawn', 'otherwise'] }
const OTHERS_2021 = {
  '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请': ['abandoned'],
  '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请': ['feeUnpaid'],
  '3.其他': ['withdrawn', 'otherwise'],
}

interface Exported {
  readonly openedOn: string
  readonly closedOn: string
  readonly column: string
  readonly outcome: string
}

describe('the yearly table of requests for information', () => {
  let http: HttpDesk
  let desk: CaseDesk
  let counter: Visitor
  beforeAll(async () => {
    http = await httpDesk()
    desk = await caseDesk(http.services.database, '410922', http.services.keys)
    counter = await http.signIn('supervisor')
    await fill()
  })
  afterAll(() => http.close())

  /** A few hundred days of requests of every kind, answered in every way, some across the turn of the year. */
  async function fill(): Promise<void> {
    const clerk = desk.staff('clerk', 'education')
    const { ANSWER_LABELS } = await import('../../src/procedures/foi-request.outcomes.ts')
    for (let number = 0; number < 60; number += 1) {
      const day = addDays(plainDate('2020-07-03'), number * 9)
      const input = {
        applicantKind: KINDS[(number * 5 + Math.floor(number / 7)) % KINDS.length],
        office: 'education',
        title: `第${number}号文件`,
        body: '某年某项目的批准文件。',
        form: '纸质',
        delivery: '邮寄',
      }
      const party = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001' }
      const { id } = done(await desk.open(day, 'foi-request', input, { party }))
      done(await desk.act(day, id, 'confirmReceipt', { how: '电话' }, clerk))
      if (number % 13 === 5) continue
      await close(id, day, number)
    }

    async function close(id: string, day: PlainDate, number: number): Promise<void> {
      const later = addDays(day, 8 + (number % 3) * 12)
      if (number % 11 === 3) {
        done(await desk.act(later, id, 'withdraw', {}, APPLICANT))
        return
      }
      if (number % 10 === 4) {
        const items = { items: '请写明文件的年份和名称。', until: addDays(day, 6) }
        done(await desk.act(day, id, 'askCorrection', items, clerk))
        done(await desk.act(later, id, 'abandon', { reason: '电话联系后明确表示不补正。' }, clerk))
        return
      }
      const outcome = ANSWER_LABELS[number % ANSWER_LABELS.length] ?? ''
      if (outcome.includes('大量反复')) {
        done(await desk.act(day, id, 'askReason', { excess: '一个月内提出四十件申请。' }, clerk))
        done(await desk.act(day, id, 'weighReason', { finding: '不合理', grounds: '重复拆分。没有理由。' }, clerk))
      }
      if (outcome.includes('仍不明确')) {
        const items = { items: '请写明文件的年份和名称。', until: addDays(day, 6) }
        done(await desk.act(day, id, 'askCorrection', items, clerk))
        done(await desk.act(addDays(day, 3), id, 'receiveCorrection', { body: '就是那份文件。' }, clerk))
      }
      done(await desk.act(later, id, 'reply', { outcome, answer: '经审查，现答复如下，见附件。' }, clerk))
    }
  }

  const table = async (id: string, year: number) =>
    (await (await counter.get(`/api/statistics/${id}?year=${year}`)).json()) as StatisticsPage

  async function workbook(id: string, year: number) {
    const answer = await counter.get(`/api/statistics/${id}/workbook?year=${year}`)
    expect(answer.status).toBe(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    const printed = new Map<string, number[]>()
    book.getWorksheet('统计表')?.eachRow((row, at) => {
      const [label, ...numbers] = (row.values as ExcelJS.CellValue[]).slice(1)
      if (at > 4 && numbers.length === 7) printed.set(String(label), numbers.map(Number))
    })
    const matters: Exported[] = []
    book.getWorksheet('所数事项')?.eachRow((row, at) => {
      const [, openedOn, closedOn, column, , outcome] = [1, 2, 3, 4, 5, 6].map((cell) => row.getCell(cell).text)
      if (at > 1) matters.push({ openedOn, closedOn, column, outcome } as Exported)
    })
    return { printed, matters }
  }

  test.each([
    ['foi-annual-2019', 2020, OTHERS_2019],
    ['foi-annual-2021', 2021, OTHERS_2021],
  ] as const)('%s of %i: every cell is what the exported matters give', async (id, year, others) => {
    const { printed, matters } = await workbook(id, year)
    const [first, last] = [`${year}-01-01`, `${year}-12-31`]
    const columns = KINDS.map((kind) => (kind === '其他组织' ? '其他' : kind))
    const across = (counts: (matter: Exported) => boolean) => [
      ...columns.map((column) => matters.filter((one) => one.column === column && counts(one)).length),
      matters.filter(counts).length,
    ]
    const closed = ({ closedOn }: Exported) => closedOn >= first && closedOn <= last
    const expected = new Map<string, number[]>([
      ['一、本年新收政府信息公开申请数量', across(({ openedOn }) => openedOn >= first && openedOn <= last)],
      [
        '二、上年结转政府信息公开申请数量',
        across(({ openedOn, closedOn }) => openedOn < first && (closedOn === '' || closedOn >= first)),
      ],
      ...Object.entries({ ...PRINTED, ...others }).map(
        ([label, outcomes]) =>
          [label, across((one) => closed(one) && outcomes.includes(one.outcome))] as [string, number[]],
      ),
      ['（七）总计', across(closed)],
      [
        '四、结转下年度继续办理',
        across(({ openedOn, closedOn }) => openedOn <= last && (closedOn === '' || closedOn > last)),
      ],
    ])
    expect(Object.fromEntries(printed)).toEqual(Object.fromEntries(expected))
    expect(matters.length).toBeGreaterThan(15)
    expect(printed.get('（七）总计')?.at(-1)).toBeGreaterThan(10)
  })

  test('balances in every column, and carries over from year to year', async () => {
    const [before, after] = [await table('foi-annual-2019', 2020), await table('foi-annual-2021', 2021)]
    for (const { balances } of [before, after]) {
      expect(balances).toHaveLength(3)
      expect(balances.every(({ holds }) => holds)).toBe(true)
    }
    const row = ({ rows }: StatisticsPage, label: string) => rows.find((one) => one.label.startsWith(label))
    expect(row(before, '四、')?.cells).toEqual(row(after, '二、')?.cells)
    expect(row(before, '四、')?.total).toBeGreaterThan(0)
  })

  test('opens from every cell the matters it counts, no more and no fewer', async () => {
    const { rows, columns } = await table('foi-annual-2021', 2021)
    for (const { figure, cells, total } of rows) {
      if (!figure) continue
      for (const [at, { value }] of columns.entries()) {
        const search = new URLSearchParams({ year: '2021', cell: value, limit: '100' })
        const page = await (await counter.get(`/api/figures/${figure}/matters?${search}`)).json()
        expect((page as { items: unknown[] }).items, `${figure} ${value}`).toHaveLength(cells[at] ?? -1)
      }
      const all = await (await counter.get(`/api/figures/${figure}/matters?year=2021&limit=100`)).json()
      expect((all as { items: unknown[] }).items).toHaveLength(total ?? -1)
    }
  })

  test('has one form in each year, and an office sees its own numbers only', async () => {
    const list = async (year: number) =>
      ((await (await counter.get(`/api/statistics?year=${year}`)).json()) as { items: { id: string }[] }).items.map(
        ({ id }) => id,
      )
    expect(await list(2020)).toContain('foi-annual-2019')
    expect(await list(2020)).not.toContain('foi-annual-2021')
    expect(await list(2021)).toContain('foi-annual-2021')
    const wrong = await counter.get('/api/statistics/foi-annual-2019?year=2021')
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([422, 'other-form'])
    const elsewhere = await http.signIn('clerk', 'city-management')
    const page = (await (await elsewhere.get('/api/statistics/foi-annual-2021?year=2021')).json()) as StatisticsPage
    expect(page.rows.every(({ total }) => !total)).toBe(true)
  })
})
