import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { PAPERS } from '../../src/procedures/papers.ts'
import { registry } from '../../src/procedures/registry.ts'
import { queryCode } from '../../src/server/tracking.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { textOfDocx, unzip } from '../support/unzip.ts'

const PARTY = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001', address: '清丰县示例路1号' }
const ASKED = {
  applicantKind: '自然人',
  office: 'education',
  title: '2020年教师招聘方案',
  body: '全县2020年教师招聘方案及批复。',
  form: '纸质',
  delivery: '邮寄',
}

describe('a paper', () => {
  let http: HttpDesk
  let desk: CaseDesk
  let clerk: Visitor
  beforeAll(async () => {
    http = await httpDesk()
    desk = await caseDesk(http.services.database, '410922', http.services.keys)
    clerk = await http.signIn('clerk', 'education')
    const accounts = await http.accounts()
    await accounts.db
      .insertInto('office')
      .values({ county: desk.code, id: 'justice', name: '司法局', kind: 'department', closedOn: null })
      .execute()
  })
  afterAll(() => http.close())

  const download = async (visitor: Visitor, id: string, seq: number) => {
    const answer = await visitor.get(`/api/matters/${id}/papers/${seq}`)
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }

  /** The applicant at the portal, come in by receipt number and query code. */
  async function applicant(id: string): Promise<Visitor> {
    const row = await desk
      .on('2020-01-02')
      .db.selectFrom('matter')
      .select('receiptNumber')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const code = queryCode(http.services.keys, desk.code, id)
    const answer = await http.visitor.send('/api/tracking', { receiptNumber: row.receiptNumber, queryCode: code })
    return http.bearer(((await answer.json()) as { token: string }).token)
  }

  async function answered(day: string, outcome: string, office = 'education') {
    const staff = desk.staff(office === 'education' ? 'clerk' : 'township', office)
    const { id } = done(await desk.open(day, 'foi-request', { ...ASKED, office }, { party: PARTY }))
    done(await desk.act(day, id, 'confirmReceipt', { how: '电话' }, staff))
    const reply = { outcome, answer: '经审查，现将有关情况答复您。\n第二段：附件见后。' }
    const { seq, documentNumber } = done(await desk.act(day, id, 'reply', reply, staff))
    return { id, seq, documentNumber }
  }

  test('bears the number, the names, the date in its form, and opens as DOCX', async () => {
    const { id, seq, documentNumber } = await answered('2020-10-12', '不予公开：属于三类内部事务信息')
    const { status, bytes } = await download(clerk, id, seq)
    expect(status).toBe(200)
    const text = textOfDocx(bytes)
    expect(documentNumber).toMatch(/^清公开复〔2020〕\d+号$/)
    const lines = text.split('\n')
    expect(lines[0]).toBe('政府信息公开申请答复书')
    expect(lines[1]).toBe(documentNumber)
    expect(lines).toContain('张示例：')
    expect(text).toContain('2020年10月12日收到您提出的政府信息公开申请')
    expect(text).toContain('第十六条第一款')
    expect(lines).toContain('第二段：附件见后。')
    expect(lines.slice(-2)).toEqual(['清丰县教育体育局', '2020年10月12日'])
    const xml = unzip(bytes).get('word/document.xml')?.toString() ?? ''
    expect(xml).toContain('仿宋_GB2312')
    expect(xml).toContain('方正小标宋简体')
    expect(xml).toMatch(/w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/)
  })

  test.each([
    [
      '2023-12-29',
      '不予公开：属于三类内部事务信息',
      /60日内向清丰县人民政府或者上一级主管部门申请行政复议，也可以.*6个月内/,
    ],
    [
      '2024-01-02',
      '不予公开：属于三类内部事务信息',
      /应当.*第二十三条.*60日内先向清丰县人民政府申请行政复议；.*15日内/,
    ],
    ['2024-01-02', '予以公开', /60日内向清丰县人民政府申请行政复议，也可以.*6个月内/],
  ])('%s，%s：救济告知按当日的法律', async (day, outcome, remedy) => {
    const { id, seq } = await answered(day, outcome)
    const text = textOfDocx((await download(clerk, id, seq)).bytes)
    expect(text).toMatch(remedy)
    if (day >= '2024') expect(text).not.toContain('上一级主管部门')
  })

  test('a township has the county’s government above it, and no department', async () => {
    await saveOffice(await http.accounts(), { id: 'example-town', name: '示例镇', kind: 'township' })
    const { id, seq } = await answered('2023-12-29', '不予公开：属于三类内部事务信息', 'example-town')
    const text = textOfDocx((await download(await http.signIn('township', 'example-town'), id, seq)).bytes)
    expect(text).toMatch(/60日内向清丰县人民政府申请行政复议，也可以.*6个月内/)
    expect(text).not.toContain('上一级主管部门')
    expect(text.split('\n').at(-2)).toBe('清丰县示例镇人民政府')
  })

  test('goes to the applicant it is for, and its reading by staff is recorded', async () => {
    const { id, seq } = await answered('2020-10-12', '予以公开')
    const person = await applicant(id)
    expect((await download(person, id, seq)).status).toBe(200)
    expect((await download(http.visitor, id, seq)).status).toBe(401)
    expect((await download(await http.signIn('clerk', 'city-management'), id, seq)).status).toBe(404)
    const readings = () => desk.on('2020-01-02').db.selectFrom('reading').selectAll().where('matter', '=', id).execute()
    expect(await readings()).toEqual([])
    await download(clerk, id, seq)
    expect(await readings()).toEqual([
      expect.objectContaining({ subject: 'name', reason: '制作政府信息公开申请答复书' }),
    ])
  })

  test('is offered on the page, and a letter to a third party is not the applicant’s', async () => {
    const staff = desk.staff('clerk', 'education')
    const { id } = done(await desk.open('2020-10-12', 'foi-request', ASKED, { party: PARTY }))
    done(await desk.act('2020-10-12', id, 'confirmReceipt', { how: '电话' }, staff))
    done(await desk.act('2020-10-12', id, 'accept', {}, staff))
    const asked = { whom: '第三方', question: '是否同意公开合同价格？' }
    const { seq } = done(await desk.act('2020-10-13', id, 'consult', asked, staff))
    const person = await applicant(id)
    expect((await download(person, id, seq)).status).toBe(404)
    const letter = textOfDocx((await download(clerk, id, seq)).bytes)
    expect(letter).toContain('逾期未提出意见的，由本机关依照条例的规定决定是否公开')
    expect(letter).not.toContain('张示例')
    const page = (await (await clerk.get(`/api/matters/${id}`)).json()) as { timeline: { paper?: { path: string } }[] }
    expect(page.timeline.flatMap(({ paper }) => paper?.path ?? [])).toEqual([`/api/matters/${id}/papers/${seq}`])
    const own = (await (await person.get(`/api/tracking/${id}`)).json()) as { timeline: { paper?: unknown }[] }
    expect(own.timeline.every(({ paper }) => paper === undefined)).toBe(true)
  })

  test('of reconsideration cites the law its case runs under', async () => {
    const bureau = desk.staff('justiceBureau')
    const applied = {
      act: '政府信息公开',
      respondent: 'education',
      title: '不服不予公开答复',
      knownOn: '2023-12-01',
      claim: '请求撤销该答复。',
      body: '申请公开的信息不属于内部事务信息。',
    }
    const refusal = { ground: '不属于行政复议范围', reason: '属于信访事项。' }
    const refused = async (day: string) => {
      const { id } = done(await desk.open(day, 'reconsideration', applied, { party: PARTY }))
      const { seq } = done(await desk.act('2024-01-04', id, 'declineToAccept', refusal, bureau))
      return textOfDocx((await download(await applicant(id), id, seq)).bytes)
    }
    const before = await refused('2023-12-29')
    expect(before).toContain('第十七条第一款')
    expect(before).toContain('第十九条、第二十条')
    const after = await refused('2024-01-02')
    expect(after).toContain('第三十条第二款')
    expect(after).toContain('第三十四条、第三十五条')
    expect(after).toMatch(/清复不受〔2024〕\d+号/)
    expect(after.split('\n').at(-2)).toBe('清丰县人民政府')
  })

  test('has a template for every kind of document of both procedures', () => {
    const kinds = ['foi-request', 'reconsideration'].flatMap((id) => Object.keys(registry.find(id)?.documents ?? {}))
    expect(kinds.filter((kind) => !PAPERS[kind])).toEqual([])
  })

  test('lays out as one page of PDF', async ({ skip }) => {
    const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)
    if (!office) return skip('LibreOffice is not installed: the layout is not rendered here')
    const { id, seq } = await answered('2020-10-12', '予以公开')
    const folder = mkdtempSync(join(tmpdir(), 'heng-paper-'))
    writeFileSync(join(folder, 'paper.docx'), (await download(clerk, id, seq)).bytes)
    execFileSync(office, ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')])
    const pdf = readFileSync(join(folder, 'paper.pdf'), 'latin1')
    rmSync(folder, { recursive: true })
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
  })

  test('signed for by the applicant is served electronically, once', async () => {
    const { id } = await answered('2020-10-12', '予以公开')
    const person = await applicant(id)
    const signed = await person.send(`/api/foi-requests/${id}/sign-for`, {})
    expect(signed.status).toBe(200)
    const again = await person.send(`/api/foi-requests/${id}/sign-for`, {})
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'already-signed-for'])
  })
})
