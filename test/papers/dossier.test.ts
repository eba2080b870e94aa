import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderDossier } from '../../src/modules/documents/index.ts'
import type { Dossier } from '../../src/server/api-types/dossier.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { textOfDocx, unzip } from '../support/unzip.ts'

const PARTY = { name: '赵示例', phone: '13800000000', idNumber: '示例证件0001', address: '清丰县示例路1号' }
const ASKED = {
  applicantKind: '自然人',
  office: 'education',
  title: '2020年教师招聘方案𠮷䶮',
  body: '全县2020年教师招聘方案及批复。',
  form: '纸质',
  delivery: '邮寄',
}

describe('the whole file of a matter', () => {
  let http: HttpDesk
  let desk: CaseDesk
  let clerk: Visitor
  let id = ''
  beforeAll(async () => {
    http = await httpDesk()
    desk = await caseDesk(http.services.database, COUNTY.code, http.services.keys)
    clerk = await http.signIn('clerk', 'education')
    const staff = desk.staff('clerk', 'education')
    id = done(await desk.open('2020-03-02', 'foi-request', ASKED, { party: PARTY })).id
    done(await desk.act('2020-03-02', id, 'confirmReceipt', { how: '电话' }, staff))
    done(await desk.act('2020-03-04', id, 'note', { text: '已请人事股提供底稿' }, staff))
    done(await desk.act('2020-03-12', id, 'reply', { outcome: '予以公开', answer: '招聘方案及批复附后。' }, staff))
  })
  afterAll(() => http.close())

  const take = async (visitor = clerk) => {
    const answer = await visitor.get(`/api/matters/${id}/dossier`)
    return { status: answer.status, dossier: (await answer.json()) as Dossier }
  }
  const docx = async () => new Uint8Array(await (await clerk.get(`/api/matters/${id}/dossier/docx`)).arrayBuffer())

  test('is bound in order: what came, who, every step, each paper, attachments, clocks', async () => {
    const { dossier } = await take()
    expect(dossier.parts.map(({ title }) => title)).toEqual([
      '提交内容',
      '当事人',
      '办理经过',
      expect.stringMatching(/^政府信息公开申请答复书/),
      '材料目录',
      '期限推算',
    ])
    expect(dossier.cover).toContainEqual({ label: '收到', value: '2020年3月2日' })
    expect(dossier.cover).toContainEqual({ label: '办结', value: '2020年3月12日' })
    const steps = dossier.parts[2]?.items.map(({ heading }) => heading) ?? []
    expect(steps[0]).toMatch(/^2020年3月2日/)
    expect(steps.at(-1)).toMatch(/^2020年3月12日/)
    expect(dossier.parts[5]?.items[0]?.steps?.length).toBeGreaterThan(1)
    expect(dossier.takenOut).toMatch(/^张示例（教育体育局 单位经办人）调阅于\d{4}年/)
  })

  test('masks the party as the page of the matter does, in the papers too', async () => {
    const bytes = await docx()
    const text = textOfDocx(bytes)
    for (const secret of Object.values(PARTY)) expect(text).not.toContain(secret)
    expect(text).toContain('赵**：')
    expect(JSON.stringify((await take()).dossier)).not.toMatch(/赵示例|13800000000/)
  })

  test('as DOCX holds every word, and a catalogue whose numbers lead to its parts', async () => {
    const bytes = await docx()
    const text = textOfDocx(bytes)
    for (const words of ['全案卷宗', ASKED.title, ASKED.body, '已请人事股提供底稿', '招聘方案及批复附后。', '卷内目录'])
      expect(text).toContain(words)
    const xml = unzip(bytes).get('word/document.xml')?.toString() ?? ''
    const marks = [...xml.matchAll(/<w:bookmarkStart[^>]*w:name="(part-\d+)"/g)].map(([, name]) => name)
    const references = [...xml.matchAll(/PAGEREF (part-\d+)/g)].map(([, name]) => name)
    expect(marks).toHaveLength(6)
    expect(references).toEqual(marks)
    expect([...xml.matchAll(/<w:pageBreakBefore\/>/g)]).toHaveLength(5)
    // Each begins a page: a reader that reckons nothing shows numbers that rise from the first page on.
    const pages = [...xml.matchAll(/PAGEREF part-\d+[\s\S]*?<w:t[^>]*>(\d+)<\/w:t>/g)].map(([, page]) => Number(page))
    expect(pages[0]).toBe(1)
    expect(pages).toEqual([...new Set(pages)].sort((a, b) => a - b))
    expect(pages).toHaveLength(6)
    expect(unzip(bytes).get('word/settings.xml')?.toString()).toContain('w:updateFields')
  })

  test('is for whoever may read the matter; taking it out is logged each time', async () => {
    const { db } = await http.accounts()
    const readings = () =>
      db.selectFrom('reading').select(['reason', 'matter', 'role']).where('subject', '=', 'dossier').execute()
    const before = (await readings()).length
    expect((await take(await http.signIn('clerk', 'city-management'))).status).toBe(404)
    expect((await take(await http.signIn('administrator'))).status).toBe(403)
    expect((await take(http.visitor)).status).toBe(401)
    expect(await readings()).toHaveLength(before)
    await take()
    await docx()
    expect((await readings()).slice(before)).toEqual([
      { reason: '调阅全案卷宗', matter: id, role: 'clerk' },
      { reason: '导出全案卷宗', matter: id, role: 'clerk' },
    ])
  })

  test('binds the tables of papers too', async () => {
    const table = {
      head: ['单位', '件数'],
      rows: [
        ['城市管理局', '3'],
        ['教育体育局', '12'],
      ],
    }
    const parts = [{ title: '通报', items: [{ paragraphs: ['如下表。', table] }], empty: '' }]
    const bytes = await renderDossier({
      ...{ county: '示例县', title: '示例', receiptNumber: '1', cover: [], parts, takenOut: '示例' },
    })
    const xml = unzip(bytes).get('word/document.xml')?.toString() ?? ''
    expect(xml.match(/<w:tr[ >]/g)).toHaveLength(3)
    expect(textOfDocx(bytes)).toMatch(/如下表。[\s\S]*单位[\s\S]*教育体育局[\s\S]*12/)
  })

  test('of a matter hardly begun says what there is not', async () => {
    const fresh = done(
      await desk.open('2020-03-02', 'letter', { kind: '咨询', title: '问路灯', body: '路灯归谁管？' }),
    ).id
    const dispatcher = await http.signIn('dispatcher')
    const { parts } = (await (await dispatcher.get(`/api/matters/${fresh}/dossier`)).json()) as Dossier
    expect(parts.map(({ title, items, empty }) => (items.length > 0 ? title : empty))).toEqual([
      '提交内容',
      '当事人',
      '办理经过',
      '没有附件。',
      '期限推算',
    ])
    expect((await dispatcher.get(`/api/matters/${fresh}/dossier/docx`)).status).toBe(200)
  })
})
