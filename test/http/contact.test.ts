import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smtpChannel, sweepCodes, tellSubscribers } from '../../src/modules/contact/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import type {
  ContactCodeSent,
  ContactConfirmed,
  SubscriptionInfo,
  SubscriptionList,
} from '../../src/server/api-types/contact.ts'
import type { CountyInfo, MatterPage, Receipt, TrackingPage } from '../../src/server/api-types.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { COUNTY, type HttpDesk, httpDesk } from '../support/http-desk.ts'
import { mailServer } from '../support/mail-server.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const MAILBOX = 'zhang.shili@example.com'
const PARTY = { name: '张示例', phone: '13800000000', email: MAILBOX }

describe('a contact confirmed by a code', () => {
  let desk: HttpDesk
  let mail: Awaited<ReturnType<typeof mailServer>>
  let channel: ReturnType<typeof smtpChannel>
  const texts: { to: string; text: string }[] = []
  let now = new Date('2026-03-02T01:00:00Z')
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const rule = async (value: 'off' | 'optional' | 'required') => {
    const { db } = await desk.accounts()
    await changeSetting(db, COUNTY.code, { key: 'confirmContact', value, by: null, at: now })
    const admin = await desk.signIn('administrator')
    const answer = await admin.send('/api/admin/confirm-contact', { rule: value }, {}, 'PUT')
    expect(answer.status).toBe(200)
  }
  const ask = async (kind: string, contact: string) => desk.visitor.send('/api/contact-codes', { kind, contact })
  const enter = async (id: string, code: string) => desk.visitor.send(`/api/contact-codes/${id}/confirm`, { code })
  const byMail = async (contact = MAILBOX) => {
    let id = ''
    const letter = await mail.next(async () => {
      id = ((await (await ask('email', contact)).json()) as ContactCodeSent).id
    })
    return { id, code: /验证码 (\d{6})/.exec(letter.text)?.[1] ?? '', letter }
  }
  const proofOf = async () => {
    const { id, code } = await byMail()
    return ((await (await enter(id, code)).json()) as ContactConfirmed).proof
  }
  const send = (more: object = {}) => desk.visitor.send('/api/letters', { ...LETTER, party: PARTY, ...more })

  beforeAll(async () => {
    mail = await mailServer()
    channel = smtpChannel({ url: `smtp://127.0.0.1:${mail.port}`, from: '清丰县政民互动 <noreply@example.com>' })
    const sms = {
      name: 'texts',
      kinds: ['phone' as const],
      send: async ({ to, text }: { to: string; text: string }) => {
        texts.push({ to, text })
      },
    }
    desk = await httpDesk({ now: () => now, channels: [channel, sms] })
  })
  afterAll(async () => {
    channel.close()
    await mail.close()
    await desk.close()
  })

  test('is off until the county wants it', async () => {
    expect(((await (await desk.visitor.get('/api/county')).json()) as CountyInfo).confirm).toEqual({
      required: false,
      kinds: [],
    })
    expect((await send()).status).toBe(201)
    await rule('optional')
    expect(((await (await desk.visitor.get('/api/county')).json()) as CountyInfo).confirm).toEqual({
      required: false,
      kinds: ['phone', 'email'],
    })
  })

  test('arrives by mail at that address alone, and the clerk sees that it was confirmed', async () => {
    const { id, code, letter } = await byMail(' Zhang.Shili@Example.com ')
    expect(letter.to).toEqual([MAILBOX])
    expect(letter.headers).toMatch(/Auto-Submitted: auto-generated/i)
    const answer = await enter(id, code)
    const { proof, kind } = (await answer.json()) as ContactConfirmed
    expect([answer.status, kind]).toEqual([200, 'email'])
    const receipt = (await (await send({ proofs: { email: proof } })).json()) as Receipt
    const dispatcher = await desk.signIn('dispatcher')
    const page = (await (await dispatcher.get(`/api/matters/${receipt.id}`)).json()) as MatterPage
    expect(page.partyConfirmed).toEqual(['email'])
    later(2)
    const other = (await (
      await send({ party: { ...PARTY, email: 'li@example.com' }, proofs: { email: proof } })
    ).json()) as Receipt
    const second = (await (await dispatcher.get(`/api/matters/${other.id}`)).json()) as MatterPage
    expect(second.partyConfirmed).toEqual([])
  })

  test('goes to a mobile telephone through whatever channel takes texts', async () => {
    const { id } = (await (await ask('phone', '138 0000-0001')).json()) as ContactCodeSent
    expect(texts.at(-1)?.to).toBe('13800000001')
    const code = /\d{6}/.exec(texts.at(-1)?.text ?? '')?.[0] ?? ''
    expect((await enter(id, code)).status).toBe(200)
    expect((await ask('phone', '0393-7200000')).status).toBe(422)
  })

  test('bears five wrong guesses; wrong, spent, used, late and unknown are answered alike', async () => {
    later(2)
    const { id, code } = await byMail('guess@example.com')
    const wrong = code === '000000' ? '111111' : '000000'
    const answers: string[] = []
    for (let at = 0; at < 5; at += 1) answers.push(await (await enter(id, wrong)).text())
    answers.push(await (await enter(id, code)).text())
    later(2)
    const used = await byMail('guess@example.com')
    expect((await enter(used.id, used.code)).status).toBe(200)
    answers.push(await (await enter(used.id, used.code)).text())
    later(2)
    const late = await byMail('guess@example.com')
    later(11)
    answers.push(await (await enter(late.id, late.code)).text())
    answers.push(await (await enter(crypto.randomUUID(), code)).text())
    answers.push(await (await enter('nonsense', code)).text())
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('wrong-code')
  })

  test('cannot be guessed in parallel either', async () => {
    later(2)
    const { id, code } = await byMail('parallel@example.com')
    const guesses = Array.from({ length: 20 }, (_, at) => String((Number(code) + 1 + at) % 1_000_000).padStart(6, '0'))
    await Promise.all(guesses.map((guess) => enter(id, guess)))
    expect((await enter(id, code)).status).toBe(422)
  })

  test('is sent once a minute and ten times a day, to whatever spelling of the address', async () => {
    later(2)
    const both = await Promise.all([ask('phone', '13900000009'), ask('phone', '139-0000-0009')])
    expect(both.map(({ status }) => status).sort()).toEqual([202, 429])
    for (let at = 0; at < 9; at += 1) {
      later(2)
      expect((await ask('phone', '13900000009')).status).toBe(202)
    }
    later(2)
    const answer = await ask('phone', '13900000009')
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([429, 'too-many-codes'])
  })

  test('is stored as a digest, and forgotten after a day', async () => {
    const { db } = await desk.accounts()
    const rows = await db.selectFrom('contactCode').selectAll().execute()
    expect(rows.length).toBeGreaterThan(5)
    const stored = JSON.stringify(rows)
    expect(stored).not.toContain('13900000009')
    expect(stored).not.toContain('example.com')
    for (const { text } of texts) expect(stored).not.toContain(/\d{6}/.exec(text)?.[0])
    later(25 * 60)
    await sweepCodes({ db, county: COUNTY, now })
    expect(await db.selectFrom('contactCode').select('id').execute()).toEqual([])
  })

  test('is demanded beside the field where the county requires it', async () => {
    await rule('required')
    const answer = await send()
    const { errors } = (await answer.json()) as { errors: { path: string }[] }
    expect([answer.status, errors.map(({ path }) => path)]).toEqual([422, ['party.phone', 'party.email']])
    expect((await send({ party: { name: '张示例', phone: '0393-7200000' } })).status, 'a line without texts').toBe(201)
    await rule('optional')
  })

  test('answers the same whether or not the mail server knows the address', async () => {
    later(2)
    mail.refuse(true)
    const refused = mail.refused()
    const answer = await ask('email', 'nobody@example.com')
    expect(answer.status).toBe(202)
    await refused
    mail.refuse(false)
  })

  test('lets the applicant follow the matter by mail, told once of each step, and stop by one link', async () => {
    later(2)
    const receipt = (await (await send({ proofs: {} })).json()) as Receipt
    const { receiptNumber, queryCode } = receipt
    const page = (await (await desk.visitor.send('/api/tracking', { receiptNumber, queryCode })).json()) as TrackingPage
    const own = desk.bearer(page.token)
    const path = `/api/tracking/${page.id}/subscriptions`
    expect((await own.send(path, { kind: 'email', email: MAILBOX, proof: 'cfm_zzzzzz.false' })).status).toBe(422)
    later(2)
    const proof = await proofOf()
    const made = await own.send(path, { kind: 'email', email: MAILBOX, proof })
    expect(made.status).toBe(201)
    expect(((await made.json()) as SubscriptionInfo).email).toBe('z***@example.com')
    const { db } = await desk.accounts()
    const { keys, vault, channels = [] } = desk.services
    const tell = () => tellSubscribers({ db, county: COUNTY, keys, vault, channels, registry, now })
    expect(await tell(), 'nothing new').toBe(0)
    const dispatcher = await desk.signIn('dispatcher')
    await dispatcher.send(`/api/letters/${page.id}/assign`, { office: 'city-management' }, { 'if-match': '"1"' })
    mail.refuse(true)
    expect(await tell(), 'refused for the moment').toBe(0)
    mail.refuse(false)
    expect(await tell(), 'not yet again').toBe(0)
    later(5)
    const letter = await mail.next(async () => {
      const [first, second] = await Promise.all([tell(), tell()])
      expect(first + second, 'two at a time tell once').toBe(1)
    })
    expect(letter.to).toEqual([MAILBOX])
    expect(letter.text).toContain(receiptNumber)
    expect(letter.text).toContain('待签收')
    expect(letter.text, 'what it is about stays inside').not.toContain('路灯')
    expect(letter.headers).toMatch(/List-Unsubscribe:\s+</)
    expect(await tell()).toBe(0)
    const token = /unsubscribe#(\S+)/.exec(letter.text)?.[1] ?? ''
    expect((await desk.visitor.send('/api/unsubscriptions', { token: `${token.slice(0, -1)}!` })).status).toBe(404)
    expect((await desk.visitor.send('/api/unsubscriptions', { token })).status).toBe(200)
    expect((await desk.visitor.send('/api/unsubscriptions', { token })).status).toBe(404)
    expect(await db.selectFrom('subscription').select('id').execute(), 'the address is gone').toEqual([])
  })

  test('gives the days of the own matter to a calendar until it is ended, and to nobody else', async () => {
    later(2)
    const receipt = (await (await send()).json()) as Receipt
    const other = (await (await send()).json()) as Receipt
    const pageOf = async ({ receiptNumber, queryCode }: Receipt) =>
      (await (await desk.visitor.send('/api/tracking', { receiptNumber, queryCode })).json()) as TrackingPage
    const [page, stranger] = [await pageOf(receipt), await pageOf(other)]
    const own = desk.bearer(page.token)
    const path = `/api/tracking/${page.id}/subscriptions`
    expect((await desk.bearer(stranger.token).get(path)).status).toBe(404)
    const { id, path: feed } = (await (await own.send(path, { kind: 'calendar' })).json()) as SubscriptionInfo
    const text = await (await desk.visitor.get(feed ?? '')).text()
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(
      page.clocks.filter(({ state, dueOn, targetOn }) => state === 'running' && (dueOn ?? targetOn)).length,
    )
    expect(text).toContain(page.receiptNumber)
    expect(text).not.toContain('路灯')
    const listed = (await (await own.get(path)).json()) as SubscriptionList
    expect([listed.byEmail, listed.items.map((item) => item.path)]).toEqual([true, [feed]])
    expect(
      (
        await desk
          .bearer(stranger.token)
          .send(`/api/tracking/${stranger.id}/subscriptions/${id}`, undefined, {}, 'DELETE')
      ).status,
    ).toBe(404)
    expect((await own.send(`${path}/${id}`, undefined, {}, 'DELETE')).status).toBe(200)
    expect((await desk.visitor.get(feed ?? '')).status).toBe(404)
  })
})
