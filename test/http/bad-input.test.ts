import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Problem, Receipt } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk } from '../support/http-desk.ts'

const PARTY = { name: '张示例', phone: '13800000000' }
const LETTER = { kind: '求助', title: '老人走失', body: '村里来了一位走失的老人。', party: PARTY }
const JSON_TYPE = { 'content-type': 'application/json' }

describe('bad input', () => {
  let desk: HttpDesk
  beforeAll(async () => {
    desk = await httpDesk()
  })
  afterAll(() => desk.close())

  const matters = async () =>
    Number(
      (
        await desk.services.database
          .county(COUNTY.code)
          .selectFrom('matter')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )

  async function refused(answer: Response, status: number, code: string): Promise<Problem> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const problem = JSON.parse(text) as Problem
    expect(problem).toMatchObject({ status, code })
    expect(problem.detail).toMatch(/[一-鿿]/)
    return problem
  }

  const raw = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = JSON_TYPE) =>
    desk.app.request('/api/letters', { method: 'POST', body, headers: { 'idempotency-key': randomUUID(), ...headers } })

  test.each([
    ['an empty body text', { ...LETTER, body: '' }, 'body'],
    ['blanks only', { ...LETTER, body: '   \n  ' }, 'body'],
    ['an over-long body', { ...LETTER, body: '长'.repeat(10_001) }, 'body'],
    ['an over-long title', { ...LETTER, title: '长'.repeat(101) }, 'title'],
    ['a control character', { ...LETTER, title: '标题\u0007响铃' }, 'title'],
    ['a NUL', { ...LETTER, body: '村里来了\u0000一位老人' }, 'body'],
    ['a lone surrogate', { ...LETTER, body: '村里来了\ud800一位老人' }, 'body'],
    ['text decoded wrongly before', { ...LETTER, body: '村里来了\ufffd\ufffd一位老人' }, 'body'],
    ['a word that is not on the list', { ...LETTER, kind: '表扬' }, 'kind'],
    ['a number for a text', { ...LETTER, title: 12 }, 'title'],
    ['a field nobody knows', { ...LETTER, priority: 'high' }, 'priority'],
    ['a field nobody knows about the sender', { ...LETTER, party: { ...PARTY, age: 30 } }, 'party.age'],
    ['no sender', { kind: '求助', title: '老人走失', body: '村里来了一位走失的老人。' }, 'party'],
    ['a telephone that is none', { ...LETTER, party: { ...PARTY, phone: '12345' } }, 'party.phone'],
    ['too many attachments', { ...LETTER, documents: Array.from({ length: 21 }, () => randomUUID()) }, 'documents'],
    ['a date only staff may set', { ...LETTER, receivedOn: '2020-01-01' }, 'happenedOn'],
  ])('refuses %s, naming the field, and writes nothing', async (_, body, path) => {
    const before = await matters()
    const problem = await refused(await desk.visitor.send('/api/letters', body), 422, 'invalid-input')
    const paths = problem.errors?.map((error) => error.path) ?? []
    expect(
      paths.some((one) => one === path || one.startsWith(`${path}.`)),
      paths.join(),
    ).toBe(true)
    expect(await matters()).toBe(before)
  })

  test('refuses what is not JSON, not UTF-8, or too large', async () => {
    await refused(await raw('{"title": "半句'), 400, 'malformed-json')
    await refused(await raw(new Uint8Array([0x7b, 0x22, 0xb1, 0xea, 0xcc, 0xe2, 0x22, 0x7d])), 400, 'not-utf8')
    await refused(await raw('title=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'not-json')
    await refused(await raw(JSON.stringify({ ...LETTER, body: '长'.repeat(400_000) })), 413, 'too-large')
    await refused(await raw('[]'), 422, 'invalid-input')
    await refused(await raw('null'), 422, 'invalid-input')
  })

  test('asks for the headers that make a write safe', async () => {
    const plain = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(LETTER) }
    await refused(await desk.app.request('/api/letters', plain), 428, 'idempotency-key-required')
    const short = { ...plain, headers: { ...JSON_TYPE, 'idempotency-key': 'short' } }
    await refused(await desk.app.request('/api/letters', short), 422, 'bad-idempotency-key')
    const dispatcher = await desk.signIn('dispatcher')
    const { id } = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
    await refused(await dispatcher.send(`/api/letters/${id}/assign`, { office: 'education' }), 428, 'version-required')
    const forged = await dispatcher.send(`/api/letters/${id}/assign`, {}, { 'if-match': '"1"', 'x-heng-csrf': 'guess' })
    await refused(forged, 403, 'csrf')
  })

  test('knows what is not there', async () => {
    await refused(await desk.visitor.get('/api/nothing'), 404, 'not-found')
    await refused(await desk.visitor.get('/c/999999/api/county'), 404, 'unknown-county')
    await refused(await desk.visitor.send('/api/procedures', {}), 405, 'wrong-method')
    const wrong = { receiptNumber: '20200101-000001-1', queryCode: '0000000000' }
    await refused(await desk.visitor.send('/api/tracking', wrong), 404, 'wrong-query-code')
  })

  function file(name: string, bytes: Uint8Array) {
    const form = new FormData()
    form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
    return desk.app.request('/api/documents', { method: 'POST', body: form })
  }

  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )

  test('takes files for what they are, not for what they are called', async () => {
    expect((await file('照片.png', PNG)).status).toBe(201)
    expect((await file('说明.txt', Buffer.from('情况说明'))).status).toBe(201)
    await refused(await file('照片.pdf', PNG), 415, 'document-disguised')
    await refused(
      await file('程序.txt', Buffer.from('\x7fELF\x02\x01\x01\x00'.padEnd(64, '\0'))),
      415,
      'document-not-accepted',
    )
    await refused(await file('程序.jpg', Buffer.from('MZ'.padEnd(200, '\0'))), 415, 'document-not-accepted')
    await refused(await file('空.txt', new Uint8Array()), 422, 'empty-file')
    await refused(await file('大.txt', Buffer.alloc(11 * 1024 * 1024, 97)), 413, 'too-large')
    await refused(await desk.visitor.send('/api/documents', {}), 415, 'not-multipart')
  })

  test('gives a file only to those who may see its matter', async () => {
    const { id: document } = (await (await file('照片.png', PNG)).json()) as { id: string }
    const receipt = (await (
      await desk.visitor.send('/api/letters', { ...LETTER, documents: [document] })
    ).json()) as Receipt
    const again = await desk.visitor.send('/api/letters', { ...LETTER, documents: [document] })
    await refused(again, 409, 'unknown-document')
    await refused(await desk.visitor.get(`/api/documents/${document}`), 404, 'not-found')
    const { token } = (await (await desk.visitor.send('/api/tracking', receiptOf(receipt))).json()) as { token: string }
    const got = await desk.bearer(token).get(`/api/documents/${document}`)
    expect(Buffer.from(await got.arrayBuffer()).equals(PNG)).toBe(true)
    expect(got.headers.get('content-disposition')).toContain('attachment')
  })

  const receiptOf = ({ receiptNumber, queryCode }: Receipt) => ({ receiptNumber, queryCode })
})

describe('a thousand submissions from one address', () => {
  let desk: HttpDesk
  beforeAll(async () => {
    const moment = new Date('2026-11-02T01:00:00Z')
    desk = await httpDesk({ rateLimit: true, now: () => moment })
  })
  afterAll(() => desk.close())

  test('are slowed down with a clear word, and every one taken is whole', async () => {
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => desk.visitor.send('/api/letters', LETTER)))
    const taken = answers.filter(({ status }) => status === 201)
    const slowed = answers.filter(({ status }) => status === 429)
    expect([taken.length, slowed.length]).toEqual([100, 900])
    const words = await Promise.all(slowed.map(async (answer) => ((await answer.json()) as Problem).code))
    expect(new Set(words)).toEqual(new Set(['too-many-submissions']))
    expect(slowed[0]?.headers.get('retry-after')).toBe('1')
    const db = desk.services.database.county(COUNTY.code)
    for (const table of ['matter', 'event', 'matterText', 'party', 'idempotency'] as const) {
      const { count } = await db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(Number(count), table).toBe(100)
    }
  })
})
