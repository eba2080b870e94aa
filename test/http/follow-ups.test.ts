import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import type { Channel } from '../../src/modules/contact/index.ts'
import { type FollowUpRule, passFollowUps } from '../../src/modules/follow-up/index.ts'
import type {
  CallList,
  ExclusionList,
  FailedList,
  FollowUpPage,
  FollowUpProgressTable,
} from '../../src/server/api-types/follow-up.ts'
import type { MatterPage, Problem, Receipt } from '../../src/server/api-types.ts'
import { clockSettingsOf } from '../../src/server/county.ts'
import { changeSetting, readSettings } from '../../src/store/settings.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '示范路积水，联系 13900000000',
  body: '示范路一下雨就积水，走不了人。',
  linkConsent: true,
  party: { name: '张示例', phone: '13900000000' },
}
const ANSWER = { outcome: '已解决', answer: '已经疏通雨水口，积水排除。' }
const GOOD = { solved: '已解决', level: '满意' }
const BAD = { solved: '未解决', level: '不满意', complaint: '问题没有解决' }
const PORTAL = 'https://hd.example.com'
const DAY = 86_400_000

describe('follow-up over HTTP', () => {
  let desk: HttpDesk
  let at = new Date('2026-03-02T02:00:00Z')
  const sent: Parameters<Channel['send']>[0][] = []
  let down = false
  const channel: Channel = {
    name: 'test',
    kinds: ['phone'],
    async send(message) {
      if (down) throw new Error('no line')
      sent.push(message)
    },
  }
  let [dispatcher, supervisor, other, leader, clerk, stranger, auditor]: Visitor[] = []
  beforeAll(async () => {
    desk = await httpDesk({ now: () => at, channels: [channel] })
    await rule({ portal: PORTAL })
  })
  // Whoever was at a desk on another day signs in again.
  beforeEach(sit)
  afterAll(() => desk.close())

  async function sit(): Promise<void> {
    dispatcher = await desk.signIn('dispatcher')
    supervisor = await desk.signIn('supervisor')
    other = await desk.signIn('supervisor')
    leader = await desk.signIn('leader')
    clerk = await desk.signIn('clerk')
    stranger = await desk.signIn('clerk', 'education')
    auditor = await desk.signIn('auditor')
  }

  const as = (visitor: Visitor | undefined): Visitor => {
    if (!visitor) throw new Error('nobody')
    return visitor
  }
  const db = () => desk.services.database.county(COUNTY.code)
  async function ok<T>(answer: Response, status = 200): Promise<T> {
    const text = await answer.text()
    expect(answer.status, text).toBe(status)
    return JSON.parse(text) as T
  }
  const code = async (answer: Response) => `${answer.status} ${((await answer.json()) as Problem).code}`
  const seen = (seq: number) => ({ 'if-match': `"${seq}"` })

  async function rule(change: Partial<FollowUpRule & { attempts: number }>) {
    const value = { ...(await readSettings(db(), COUNTY.code)).followUp, ...change }
    await changeSetting(db(), COUNTY.code, { key: 'followUp', value, by: null, at })
  }
  async function pass() {
    const { keys, vault, registry } = desk.services
    const settings = await readSettings(db(), COUNTY.code)
    return passFollowUps({
      ...{ db: db(), county: COUNTY, registry, keys, vault, now: at, today: today(at), channels: [channel] },
      ...{ settings: clockSettingsOf(settings), rule: settings.followUp },
    })
  }
  async function answered(letter: object = LETTER): Promise<Receipt> {
    const receipt = await ok<Receipt>(await desk.visitor.send('/api/letters', letter), 201)
    const url = `/api/letters/${receipt.id}`
    await ok(await as(dispatcher).send(`${url}/assign`, { office: 'city-management' }, seen(1)))
    await ok(await as(clerk).send(`${url}/accept`, {}, seen(2)))
    await ok(await as(clerk).send(`${url}/reply`, ANSWER, seen(3)))
    return receipt
  }
  async function linked() {
    const receipt = await answered()
    await pass()
    const token = /follow-up#(\S+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
    expect(token).toMatch(/^[\w-]{32}$/)
    return { ...receipt, token }
  }
  const seqOf = async (id: string) => (await ok<MatterPage>(await as(dispatcher).get(`/api/matters/${id}`))).seq
  const act = async (visitor: Visitor | undefined, id: string, action: string, input: object) =>
    as(visitor).send(`/api/letters/${id}/${action}`, input, seen(await seqOf(id)))

  test('by link: one question without signing in, and nothing about it in the message', async () => {
    const { id, receiptNumber, token } = await linked()
    const message = sent.at(-1)
    expect(message).toMatchObject({ kind: 'phone', to: '13900000000' })
    expect(message?.text).toContain(`${PORTAL}/follow-up#`)
    expect(message?.text).toContain(receiptNumber)
    expect(message?.text).not.toMatch(/积水|张示例/)
    const stored = await db().selectFrom('followUp').selectAll().where('matter', '=', id).executeTakeFirstOrThrow()
    expect(stored.tokenDigest?.includes(token)).toBe(false)

    const page = await ok<FollowUpPage>(await desk.visitor.send('/api/follow-up-links', { token }))
    expect(page).toMatchObject({ state: 'open', receiptNumber, officeName: '城市管理局', until: '2026-03-17' })
    expect(JSON.stringify(page)).not.toMatch(/13900000000|张示例/)
    const key = { 'idempotency-key': 'the-same-answer-twice-0001' }
    const answer = { token, ...GOOD, words: '谢谢。' }
    await ok(await desk.visitor.send('/api/follow-up-links/answers', answer, key))
    await ok(await desk.visitor.send('/api/follow-up-links/answers', answer, key))
    expect(await code(await desk.visitor.send('/api/follow-up-links/answers', answer))).toBe('409 already-answered')
    const matter = await ok<MatterPage>(await as(dispatcher).get(`/api/matters/${id}`))
    expect(matter.timeline.filter(({ action }) => action === 'answerFollowUp')).toHaveLength(1)
    expect((await ok<FollowUpPage>(await desk.visitor.send('/api/follow-up-links', { token }))).state).toBe('answered')
    // It opens this question and nothing else.
    expect((await desk.bearer(token).get(`/api/tracking/${id}`)).status).toBe(401)
  })

  test('a link that is false, run out or of an earlier round opens nothing', async () => {
    const { id, token } = await linked()
    for (const wrong of ['', 'x', token.toLowerCase() === token ? `${token}A` : token.toLowerCase()])
      expect(await code(await desk.visitor.send('/api/follow-up-links', { token: wrong }))).toBe('404 wrong-link')
    const before = at
    at = new Date(at.getTime() + 16 * DAY)
    expect(await code(await desk.visitor.send('/api/follow-up-links', { token }))).toBe('410 link-expired')
    expect(await code(await desk.visitor.send('/api/follow-up-links/answers', { token, ...GOOD }))).toBe(
      '410 link-expired',
    )
    at = before
    await ok(await desk.visitor.send('/api/follow-up-links/answers', { token, ...BAD }))
    await ok(await act(dispatcher, id, 'redo', { reason: '雨后再查，彻底疏通。' }))
    expect(await code(await desk.visitor.send('/api/follow-up-links/answers', { token, ...GOOD }))).toBe(
      '410 link-of-earlier-round',
    )
    await ok(await act(clerk, id, 'reply', ANSWER))
    expect(await code(await desk.visitor.send('/api/follow-up-links', { token }))).toBe('410 link-of-earlier-round')
    const letters = sent.length
    await pass()
    expect(sent).toHaveLength(letters + 1)
  })

  test('bad answers lose nothing and write nothing', async () => {
    const { token } = await linked()
    const bad = await ok<Problem>(
      await desk.visitor.send('/api/follow-up-links/answers', { token, level: '满意' }),
      422,
    )
    expect(bad.errors?.map(({ path }) => path)).toEqual(['solved'])
    for (const body of [
      { token, ...GOOD, office: 'education' },
      { token, ...GOOD, solved: '好' },
    ])
      expect((await desk.visitor.send('/api/follow-up-links/answers', body)).status).toBe(422)
    for (const body of ['[]', 'null', '"x"', '{"token":7}'])
      expect((await desk.visitor.send('/api/follow-up-links/answers', body)).status).toBeLessThan(500)
    expect((await ok<FollowUpPage>(await desk.visitor.send('/api/follow-up-links', { token }))).state).toBe('open')
  })

  test('no link without consent, without a channel that works, or weeks too late; none twice', async () => {
    const letters = sent.length
    await answered({ ...LETTER, linkConsent: undefined })
    await pass()
    expect(sent).toHaveLength(letters)
    down = true
    await answered()
    await pass()
    down = false
    await pass()
    expect(sent).toHaveLength(letters)
    at = new Date(at.getTime() + 5 * 60_000)
    expect((await pass()).sent).toBe(1)
    expect((await pass()).sent).toBe(0)
    await rule({ portal: '' })
    await answered()
    expect((await pass()).sent).toBe(0)
    at = new Date(at.getTime() + 40 * DAY)
    await rule({ portal: PORTAL })
    expect((await pass()).sent).toBe(0)
    at = new Date(at.getTime() - 40 * DAY)
  })

  test('by call list: whoever calls reads the number under log, and what was typed is recorded', async () => {
    const { id, receiptNumber } = await answered({ ...LETTER, linkConsent: undefined })
    await pass()
    const list = await ok<CallList>(await as(dispatcher).get('/api/follow-ups'))
    const item = list.items.find((one) => one.id === id)
    expect(item).toMatchObject({ receiptNumber, phone: '139****0000', name: '张**', attempts: 0, linkSent: false })
    expect(item?.dueOn).toBe('2026-03-09')
    expect(list.items.map(({ name, phone }) => `${name} ${phone}`).join()).not.toMatch(/张示例|13900000000/)
    for (const visitor of [clerk, leader, auditor, desk.visitor])
      expect((await as(visitor).get('/api/follow-ups')).status).toBeGreaterThan(400)
    const { value } = await ok<{ value: string }>(
      await as(dispatcher).send(`/api/matters/${id}/unmask`, { field: 'phone', reason: '电话回访' }),
    )
    expect(value).toBe('13900000000')
    const readings = await ok<{ items: { matter: string | null; reason: string }[] }>(
      await as(auditor).get('/api/ledger/readings'),
    )
    expect(readings.items[0]).toMatchObject({ reason: '电话回访' })
    expect(await code(await act(clerk, id, 'follow-up', { reached: true, ...GOOD }))).toBe('403 role-not-allowed')
    await ok(await act(dispatcher, id, 'follow-up', { reached: false }))
    const again = await ok<CallList>(await as(dispatcher).get('/api/follow-ups?view=again'))
    expect(again.items.find((one) => one.id === id)).toMatchObject({ attempts: 1, triedOn: '2026-03-02' })
    expect((await ok<CallList>(await as(dispatcher).get('/api/follow-ups'))).items.map((one) => one.id)).not.toContain(
      id,
    )
    await ok(await act(dispatcher, id, 'follow-up', { reached: true, ...GOOD }))
    expect(
      (await ok<CallList>(await as(dispatcher).get('/api/follow-ups?view=again'))).items.map((one) => one.id),
    ).not.toContain(id)
  })

  test('excluded one by one, by a second person; the assessed office and the auditor see every proposal', async () => {
    const { id } = await answered({ ...LETTER, linkConsent: undefined })
    const kind = { kind: '联系不上', reason: '三天都无人接听。' }
    for (let day = 0; day < 3; day += 1) {
      expect(await code(await act(dispatcher, id, 'propose-exclusion', kind))).toBe('409 too-few-attempts')
      await ok(await act(dispatcher, id, 'follow-up', { reached: false }))
      at = new Date(at.getTime() + DAY)
      await sit()
    }
    await ok(await act(supervisor, id, 'propose-exclusion', kind))
    const pending = await ok<ExclusionList>(await as(supervisor).get('/api/follow-ups/exclusions?state=pending'))
    expect(pending.items).toMatchObject([{ id, mine: true, state: 'pending', proposedByName: '张示例' }])
    expect(await code(await act(supervisor, id, 'approve-exclusion', { opinion: '同意。' }))).toBe('409 same-person')
    expect(await code(await act(dispatcher, id, 'approve-exclusion', { opinion: '同意。' }))).toBe(
      '403 role-not-allowed',
    )
    expect(await code(await act(clerk, id, 'approve-exclusion', { opinion: '同意。' }))).toBe('403 role-not-allowed')
    await ok(await act(other, id, 'approve-exclusion', { opinion: '属实，同意。' }))
    for (const visitor of [clerk, leader, auditor, dispatcher]) {
      const { items } = await ok<ExclusionList>(await as(visitor).get('/api/follow-ups/exclusions?state=approved'))
      expect(items).toMatchObject([{ id, kind: '联系不上', state: 'approved', opinion: '属实，同意。' }])
    }
    expect((await ok<ExclusionList>(await as(stranger).get('/api/follow-ups/exclusions'))).items).toEqual([])
    expect((await desk.visitor.get('/api/follow-ups/exclusions')).status).toBe(401)
    const bulk = { action: 'approveExclusion', input: { opinion: '同意。' }, matters: [{ id, seq: 9 }] }
    expect((await as(other).send('/api/matters/bulk', bulk)).status).toBe(422)
  })

  test('what failed waits for a decision, or is begun again by the program where the county lets it', async () => {
    const waiting = async () =>
      (await ok<FailedList>(await as(dispatcher).get('/api/follow-ups/failed'))).items.map((item) => item.id)
    const one = await answered()
    await ok(await act(dispatcher, one.id, 'follow-up', { reached: true, ...BAD }))
    await pass()
    expect(await waiting()).toContain(one.id)
    await rule({ redo: 'automatic' })
    expect((await pass()).redone).toBe(1)
    expect((await pass()).redone).toBe(0)
    const redone = await ok<MatterPage>(await as(clerk).get(`/api/matters/${one.id}`))
    expect(redone).toMatchObject({ stage: 'handling', closedOn: null })
    expect(redone.clocks.find(({ name }) => name === 'redo')?.state).toBe('running')
    await ok(await act(clerk, one.id, 'reply', ANSWER))
    await ok(await act(dispatcher, one.id, 'follow-up', { reached: true, ...BAD }))
    // Once is as often as the county allows: now its office coordinates.
    expect((await pass()).redone).toBe(0)
    const { items } = await ok<FailedList>(await as(leader).get('/api/follow-ups/failed'))
    expect(items.find((item) => item.id === one.id)).toMatchObject({ redos: 1, beyondBound: true })
    expect(await code(await act(dispatcher, one.id, 'redo', { reason: '雨后再查，彻底疏通。' }))).toBe('409 redo-bound')
    await ok(
      await act(dispatcher, one.id, 'redo', { reason: '雨后再查，彻底疏通。', opinion: '水务、城管两家共同处置。' }),
    )
    await rule({ redo: 'propose' })
    expect(await waiting()).not.toContain(one.id)
  })

  test('progress counts what it lists, office by office', async () => {
    const progress = await ok<FollowUpProgressTable>(await as(leader).get('/api/follow-ups/progress'))
    const [row] = progress.offices
    expect(row).toMatchObject({ officeName: '城市管理局' })
    expect(Number(row?.answered) + Number(row?.excluded) + Number(row?.waiting)).toBeLessThanOrEqual(Number(row?.drawn))
    const counts = (await ok<CallList>(await as(dispatcher).get('/api/follow-ups'))).counts
    expect(row?.waiting).toBe(counts.first + counts.again + counts.noPhone)
    expect((await as(clerk).get('/api/follow-ups/progress')).status).toBe(403)
  })

  test('a share is drawn by number alone, the same each time', async () => {
    await rule({ share: 30 })
    const all = await Promise.all(Array.from({ length: 20 }, () => answered({ ...LETTER, linkConsent: undefined })))
    await pass()
    const rows = await db()
      .selectFrom('followUp')
      .innerJoin('matter', 'matter.id', 'followUp.matter')
      .select(['matter.receiptNumber', 'followUp.round', 'followUp.drawn', 'followUp.share'])
      .where(
        'followUp.matter',
        'in',
        all.map(({ id }) => id),
      )
      .execute()
    expect(rows).toHaveLength(20)
    const { createHash } = await import('node:crypto')
    for (const { receiptNumber, round, drawn, share } of rows) {
      // As anybody does it who has the numbers: the first 32 bits of SM3, against the share.
      const digest = createHash('sm3').update(`follow-up/${COUNTY.code}/${receiptNumber}/${round}`).digest('hex')
      expect([drawn, share]).toEqual([(Number.parseInt(digest.slice(0, 8), 16) / 2 ** 32) * 100 < 30, 30])
    }
    await rule({ share: 100 })
  })

  test('only the administrator sets the rule, and it must make sense', async () => {
    const administrator = await desk.signIn('administrator')
    const now = await ok<Record<string, unknown>>(await administrator.get('/api/admin/follow-up'))
    const put = (change: object) => administrator.send('/api/admin/follow-up', { ...now, ...change }, {}, 'PUT')
    expect((await put({ share: 0 })).status).toBe(422)
    expect((await put({ portal: 'javascript:alert(1)' })).status).toBe(422)
    await ok(await put({ share: 50, attempts: 2 }))
    expect((await as(supervisor).send('/api/admin/follow-up', now, {}, 'PUT')).status).toBe(403)
  })
})
