import { randomBytes } from 'node:crypto'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportPreview, ImportResult } from '../../src/server/api-types/import.ts'
import type { Problem, StaffAccount } from '../../src/server/api-types.ts'
import { gb18030 } from '../support/gb18030.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

type Cells = readonly (readonly (string | number | Date | null)[])[]

async function workbook(sheets: Readonly<Record<string, Cells>>): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows.map((row) => [...row]))
  return Buffer.from(await book.xlsx.writeBuffer())
}

const OFFICES = [
  ['单位名称*', '类别*', '职责', '编号'],
  ['水利局', '县直部门', '河道、灌溉', ''],
  ['示例镇', '乡镇', '', 'shili-town'],
]
const PEOPLE = [
  ['姓名*', '用户名*', '岗位*', '所在单位', '任职日期', '离任日期'],
  ['王示例𠮷', 'wang.shili', '单位经办人', '水利局', '2026-01-05', ''],
  ['王示例𠮷', 'wang.shili', '单位负责人', '水利局', '', ''],
  ['李䶮示例', 'li.shili', '乡镇经办人', 'shili-town', '2026/3/1', '2027年2月28日'],
  ['赵示例', 'zhao.shili', '县领导', '', '', ''],
]

describe('offices and people from a spreadsheet', () => {
  let desk: HttpDesk
  let chief: Visitor
  let post: (path: string, bytes: Buffer) => Promise<Response>
  beforeAll(async () => {
    desk = await httpDesk()
    chief = await desk.signIn('administrator')
    const headers = await headersOf(desk)
    post = async (path, bytes) =>
      desk.app.request(path, { method: 'POST', headers, body: bytes as unknown as ArrayBuffer })
  })
  afterAll(() => desk.close())

  /** A signed-in administrator's cookie and token, to send what is not JSON. */
  async function headersOf({ accounts, visitor }: HttpDesk): Promise<Record<string, string>> {
    const { createAccount, createPerson, holdPost } = await import('../../src/modules/accounts/index.ts')
    const context = await accounts()
    const person = await createPerson(context, { kind: 'staff', name: '管理示例' })
    await createAccount(context, { person, username: 'importer', password: 'Yangguang-2020' })
    await holdPost(context, { person, role: 'administrator' })
    const answer = await visitor.send('/api/session', { username: 'importer', password: 'Yangguang-2020' })
    const { csrf } = (await answer.json()) as { csrf: string }
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { cookie, 'x-heng-csrf': csrf, 'content-type': 'application/octet-stream' }
  }

  const preview = async (bytes: Buffer): Promise<ImportPreview> =>
    (await post('/api/admin/imports/preview', bytes)).json() as Promise<ImportPreview>
  const refusal = async (bytes: Buffer): Promise<[number, string]> => {
    const answer = await post('/api/admin/imports/preview', bytes)
    return [answer.status, ((await answer.json()) as Problem).code]
  }
  const errors = async (sheets: Readonly<Record<string, Cells>>): Promise<Record<string, string>> =>
    Object.fromEntries((await preview(await workbook(sheets))).errors.map(({ cell, message }) => [cell, message]))
  const staff = async () => ((await (await chief.get('/api/admin/people')).json()) as { items: StaffAccount[] }).items
  const count = async () => {
    const db = desk.services.database.county(COUNTY.code)
    const rows = await Promise.all([
      db.selectFrom('office').select('id').execute(),
      db.selectFrom('person').select('id').execute(),
      db.selectFrom('account').select('username').execute(),
      db.selectFrom('post').select('id').execute(),
      db.selectFrom('configurationChange').select('id').execute(),
    ])
    return rows.map(({ length }) => length)
  }

  test('is looked over without writing anything, then taken over once, however often it is sent', async () => {
    const file = await workbook({ 单位: OFFICES, 人员: PEOPLE })
    const before = await count()
    const plan = await preview(file)
    expect(plan.errors).toEqual([])
    expect(plan.offices.map(({ does, id }) => [does, id])).toEqual([
      ['create', 'water'],
      ['create', 'shili-town'],
    ])
    expect(plan.people.map(({ name, posts }) => [name, posts.map(({ label }) => label)])).toEqual([
      ['王示例𠮷', ['水利局 · 单位经办人', '水利局 · 单位负责人']],
      ['李䶮示例', ['示例镇 · 乡镇经办人']],
      ['赵示例', ['县领导']],
    ])
    expect(await count()).toEqual(before)

    const answer = await post(`/api/admin/imports?digest=${plan.digest}`, file)
    const result = (await answer.json()) as ImportResult
    expect([answer.status, result.offices.created, result.people.created]).toEqual([201, 2, 3])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const li = (await staff()).find(({ username }) => username === 'li.shili')
    expect(li?.posts[0]).toMatchObject({ officeName: '示例镇', fromOn: '2026-03-01', untilOn: '2027-02-28' })

    const after = await count()
    const again = await preview(file)
    expect([...again.offices, ...again.people].map(({ does }) => does)).toEqual([
      'keep',
      'keep',
      'keep',
      'keep',
      'keep',
    ])
    const second = (await (await post(`/api/admin/imports?digest=${again.digest}`, file)).json()) as ImportResult
    expect(second.passwords).toEqual([])
    expect(await count()).toEqual(after)
  })

  test('gives first passwords that open the account once and must then be changed', async () => {
    const file = await workbook({ 人员: [PEOPLE[0] ?? [], ['钱示例', 'qian.shili', '督办员', '', '', '']] })
    const { digest } = await preview(file)
    const { passwords } = (await (await post(`/api/admin/imports?digest=${digest}`, file)).json()) as ImportResult
    const [first] = passwords
    const answer = await desk.visitor.send('/api/session', { username: 'qian.shili', password: first?.password })
    expect(((await answer.json()) as { stage: string }).stage).toBe('password-change')
    const log = await desk.services.database.county(COUNTY.code).selectFrom('administration').select('detail').execute()
    expect(JSON.stringify(log)).not.toContain(first?.password)
  })

  test('gives another first password to whoever has not used theirs, where that is asked for', async () => {
    const file = await workbook({ 人员: [PEOPLE[0] ?? [], ['沈示例', 'shen.shili', '督办员', '', '', '']] })
    const apply = async (renew: boolean) => {
      const { digest, people } = await preview(file)
      const answer = await post(`/api/admin/imports?digest=${digest}&renew=${renew}`, file)
      return { waiting: people[0]?.waiting, passwords: ((await answer.json()) as ImportResult).passwords }
    }
    const enter = async (password = '') =>
      (await desk.visitor.send('/api/session', { username: 'shen.shili', password })).status
    const first = await apply(false)
    expect([first.waiting, first.passwords.length]).toEqual([false, 1])
    expect(await apply(false)).toEqual({ waiting: true, passwords: [] })
    const second = await apply(true)
    expect(second.passwords).toMatchObject([{ name: '沈示例', username: 'shen.shili' }])
    expect(await enter(first.passwords[0]?.password)).toBe(401)
    expect(await enter(second.passwords[0]?.password)).toBe(200)
  })

  test('says once in which row and column what is wrong, whatever is merged and however posts are called for short', async () => {
    const file = new ExcelJS.Workbook()
    const sheet = file.addWorksheet('单位')
    sheet.addRows([['本县单位'], ['单位名称', '类别'], ['', ''], ['合一镇', '乡镇'], ['合二镇', ''], ['合二镇', '']])
    for (const range of ['A1:B1', 'A2:A3', 'B2:B3', 'B4:B6']) sheet.mergeCells(range)
    file.addWorksheet('人员').addRows([PEOPLE[0] ?? [], ['合示例', 'he.shili', '分办员', '']])
    const plan = await preview(Buffer.from(await file.xlsx.writeBuffer()))
    expect(plan.errors).toEqual([
      { cell: '单位!A6', place: '单位!第 6 行“单位名称”', message: '与单位!第 5 行重复，请只留一行' },
    ])
    expect(plan.offices.map(({ name, kindLabel }) => [name, kindLabel])).toEqual([
      ['合一镇', '乡镇'],
      ['合二镇', '乡镇'],
    ])
    expect(plan.people[0]?.posts).toEqual([{ does: 'create', label: '县政府办分办员' }])
  })

  test('names each faulty cell in words, and writes nothing while one is left', async () => {
    const found = await errors({
      单位: [
        ['各单位情况表'],
        ['名称', '类别', '编号'],
        ['好单位', '县直部门', 'good'],
        ['坏', '机关', 'Bad Id'],
        ['好单位', '县直部门', 'better'],
        ['另一局', '县直部门', 'good'],
      ],
      人员: [
        PEOPLE[0] ?? [],
        ['', 'no', '科员', '没有的局', '2026-02-30', ''],
        ['孙示例', 'sun.shili', '单位经办人', '', '', ''],
        ['周示例', 'zhou.shili', '督办员', '', '2026-05-01', '2026-04-01'],
        ['吴示例', 'wu.shili', '督办员', '', '', ''],
        ['吴示例', 'WU.SHILI', '督办员', '', '', ''],
        ['吴别名', 'wu.shili', '审计员', '', '', ''],
        ['错示例', 'wang.shili', '审计员', '', '', ''],
      ],
    })
    expect(Object.keys(found).sort()).toEqual(
      ['A4', 'B4', 'C4', 'A5', 'C6']
        .map((cell) => `单位!${cell}`)
        .concat(['A2', 'B2', 'C2', 'D2', 'E2', 'D3', 'F4', 'C6', 'A7', 'A8'].map((cell) => `人员!${cell}`))
        .sort(),
    )
    expect(found['单位!A5']).toBe('与单位!第 3 行重复，请只留一行')
    expect(found['人员!A8']).toContain('王示例𠮷')
    const file = await workbook({
      单位: [
        ['名称', '类别'],
        ['坏', '机关'],
      ],
    })
    const { digest } = await preview(file)
    const before = await count()
    const answer = await post(`/api/admin/imports?digest=${digest}`, file)
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([409, 'import-has-errors'])
    expect(await count()).toEqual(before)
  })

  test('takes no post away: who administers and is listed as something else, or for a time, still administers', async () => {
    const file = await workbook({
      人员: [
        PEOPLE[0] ?? [],
        ['管理示例', 'importer', '督办员', '', '', ''],
        ['管理示例', 'importer', '系统管理员', '', '2026-01-05', '2026-01-31'],
      ],
    })
    const { digest, errors: faults } = await preview(file)
    expect(faults).toEqual([])
    expect((await post(`/api/admin/imports?digest=${digest}`, file)).status).toBe(201)
    const importer = (await staff()).find(({ username }) => username === 'importer')
    const lasting = importer?.posts.filter(({ untilOn }) => untilOn === null).map(({ role }) => role)
    expect(lasting?.sort()).toEqual(['administrator', 'supervisor'])
  })

  test('refuses to do other than what was looked over', async () => {
    const file = await workbook({
      单位: [
        ['单位名称', '类别', '编号'],
        ['林业局', '县直部门', 'forest'],
      ],
    })
    const { digest } = await preview(file)
    await chief.send('/api/admin/offices', { id: 'forest', name: '林业和草原局', kind: 'department', duties: '' })
    const answer = await post(`/api/admin/imports?digest=${digest}`, file)
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([409, 'plan-changed'])
    const [office] = (await preview(file)).offices
    expect(office).toMatchObject({ does: 'change', changes: ['名称：林业和草原局 → 林业局'] })
  })

  test('of two that are taken over at once lets one through', async () => {
    const file = await workbook({ 人员: [PEOPLE[0] ?? [], ['冯示例', 'feng.shili', '督办员', '', '', '']] })
    const { digest } = await preview(file)
    const answers = await Promise.all([1, 2].map(() => post(`/api/admin/imports?digest=${digest}`, file)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await staff()).filter(({ username }) => username === 'feng.shili')).toHaveLength(1)
  })

  test.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GB 18030', gb18030],
  ])('is read as CSV in %s, rare characters and all', async (_, encode) => {
    const text = '姓名,用户名,岗位,所在单位\r\n"陈示例𠮷䶮",chen.shili,单位经办人,水利局\r\n'
    const { people, errors: none } = await preview(encode(text))
    expect(none).toEqual([])
    expect(people).toMatchObject([{ name: '陈示例𠮷䶮', username: 'chen.shili', place: '第 2 行' }])
  })

  test('keeps leading zeros, reads dates of either kind, and sees through rich text', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('人员')
    sheet.addRow(PEOPLE[0] ?? [])
    sheet.addRow([
      { richText: [{ text: '卫' }, { text: '示例' }] },
      '007.shili',
      '督办员',
      '',
      new Date('2026-04-05'),
      '',
    ])
    const { people, errors: none } = await preview(Buffer.from(await book.xlsx.writeBuffer()))
    expect(none).toEqual([])
    expect(people).toMatchObject([{ name: '卫示例', username: '007.shili' }])
  })

  test('turns bad files away in words', async () => {
    expect(await refusal(Buffer.alloc(0))).toEqual([422, 'empty-file'])
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([422, 'old-spreadsheet'])
    expect(await refusal(Buffer.from('PK\u0003\u0004 not really'))).toEqual([422, 'not-a-spreadsheet'])
    const whole = await workbook({ 单位: OFFICES })
    expect(await refusal(whole.subarray(0, whole.length / 2))).toEqual([422, 'not-a-spreadsheet'])
    expect((await refusal(Buffer.concat([Buffer.from([0x80, 0xff]), randomBytes(64)])))[0]).toBe(422)
    expect(await refusal(Buffer.from('姓名,用户名\n张,"zhang'))).toEqual([422, 'malformed-csv'])
    expect(await refusal(Buffer.from('甲,乙\n1,2\n'))).toEqual([422, 'no-known-heading'])
    expect(await refusal(Buffer.from('单位名称,类别\n'))).toEqual([422, 'no-rows'])
    const rows = Array.from({ length: 5_001 }, (_, at) => `局${at},县直部门`).join('\n')
    expect(await refusal(Buffer.from(`单位名称,类别\n${rows}`))).toEqual([422, 'too-many-rows'])
    expect((await post('/api/admin/imports/preview', Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await post('/api/admin/imports', whole)).status).toBe(422)
  })

  test('turns away a small file that swells, before unpacking it', async () => {
    const book = await workbook({ 单位: OFFICES })
    const entry = book.lastIndexOf(Buffer.from('504b0102', 'hex'))
    book.writeUInt32LE(2 ** 31, entry + 24)
    expect(await refusal(book)).toEqual([422, 'too-large'])
  })

  test('hands out a template that it reads itself', async () => {
    const answer = await chief.get('/api/admin/imports/template')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await answer.arrayBuffer())
    expect(book.worksheets.map(({ name }) => name)).toEqual(['单位', '人员'])
    const sheet = book.getWorksheet('单位')
    if (!sheet) throw new Error('no sheet of offices')
    sheet.getCell('A2').value = '模板局'
    sheet.getCell('B2').value = '县直部门'
    const { offices } = await preview(Buffer.from(await book.xlsx.writeBuffer()))
    expect(offices).toMatchObject([{ name: '模板局', does: 'create', place: '单位!第 2 行' }])
  })

  test('offers the usual offices and enters the ticked ones once', async () => {
    expect((await chief.send('/api/admin/usual-offices', { ids: ['audit', 'education'] })).status).toBe(201)
    const second = await chief.send('/api/admin/usual-offices', { ids: ['audit', 'education'] })
    expect(await second.json()).toEqual({ entered: 0 })
    const { items } = (await (await chief.get('/api/admin/usual-offices')).json()) as {
      items: { id: string; present: boolean }[]
    }
    expect(items.find(({ id }) => id === 'audit')?.present).toBe(true)
    expect((await chief.send('/api/admin/usual-offices', { ids: ['nowhere'] })).status).toBe(422)
  })
})
