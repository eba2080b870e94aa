import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/calendar/plain-date.ts'
import { createAccount, createPerson, endPost, holdPost, setDisabled } from '../../src/modules/accounts/index.ts'
import { smtpChannel } from '../../src/modules/contact/index.ts'
import { keepAddress, mailStaff, sweepMail } from '../../src/modules/mail/index.ts'
import { markRead, type NotificationKind, notify } from '../../src/modules/notifications/index.ts'
import type { ContactCodeSent } from '../../src/server/api-types/contact.ts'
import type { MailHealth, MailPreferences, StaffMail } from '../../src/server/api-types/mail.ts'
import type { Problem } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk, PASSWORD, type Visitor } from '../support/http-desk.ts'
import { mailServer } from '../support/mail-server.ts'
import { mailContext } from './mail-desk.ts'

const CHILD = fileURLToPath(new URL('./mailing-child.ts', import.meta.url))
const MAILBOX = 'clerk.shili@example.com'
const LETTER = {
  kind: '投诉',
  title: '赵示例反映东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路。',
  party: { name: '赵示例', phone: '13800000000' },
}
/** Everything at once, at any hour. */
const AT_ONCE: MailPreferences = {
  kinds: { supervision: 'atOnce', mention: 'atOnce', hotspot: 'atOnce', redating: 'atOnce', correction: 'atOnce' },
  digestAt: '08:30',
  workingDaysOnly: false,
  quietFrom: '00:00',
  quietUntil: '00:00',
}

describe('notifications by mail', () => {
  let desk: HttpDesk
  let mail: Awaited<ReturnType<typeof mailServer>>
  let channel: ReturnType<typeof smtpChannel>
  /** Monday, ten in the morning. */
  let now = new Date('2026-03-02T02:00:00Z')
  let clerk: Visitor
  let person = ''

  beforeEach(async () => {
    now = new Date('2026-03-02T02:00:00Z')
    mail = await mailServer()
    channel = smtpChannel({ url: `smtp://127.0.0.1:${mail.port}`, from: '清丰县工作台 <desk@example.com>' })
    desk = await httpDesk({ now: () => now, channels: [channel] })
    clerk = await desk.signIn('clerk', 'city-management')
    const { db } = await desk.accounts()
    const post = await db.selectFrom('post').select('person').where('role', '=', 'clerk').executeTakeFirstOrThrow()
    person = post.person
  })
  afterEach(async () => {
    await desk.close()
    channel.close()
    await mail.close()
  })

  const at = (text: string) => {
    now = new Date(`${text}+08:00`)
  }
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const context = () => {
    const { database, keys, vault } = desk.services
    return mailContext({ database, keys, vault, channels: [channel], now })
  }
  const round = () => mailStaff(context())
  const tell = async (told: { kind?: NotificationKind; text?: string; link?: string; office?: string } = {}) => {
    const { db } = await desk.accounts()
    const { kind = 'redating', text = '示例通知：在办事项 3 件届满日改变', office, ...more } = told
    await notify(db, COUNTY.code, now, [{ ...(office ? { office } : { person }), kind, text, ...more }])
  }
  const prefer = async (some: Partial<MailPreferences> = {}) => {
    const answer = await clerk.send('/api/desk/preferences', { mail: { ...AT_ONCE, ...some } }, {}, 'PUT')
    expect(answer.status).toBe(200)
  }
  async function confirm(email = MAILBOX, visitor = clerk): Promise<Response> {
    const letter = await mail.next(() => visitor.send('/api/desk/mail/codes', { email }))
    const code = /\d{6}/.exec(letter.text)?.[0]
    return visitor.send('/api/desk/mail', { email, id: await lastCode(), code }, {}, 'PUT')
  }
  async function lastCode(): Promise<string> {
    const { db } = await desk.accounts()
    const row = await db.selectFrom('contactCode').select('id').orderBy('createdAt', 'desc').executeTakeFirstOrThrow()
    return row.id
  }
  async function settled(some: Partial<MailPreferences> = {}) {
    expect((await confirm()).status).toBe(200)
    await prefer(some)
    mail.letters.length = 0
  }
  const address = async () => (await (await clerk.get('/api/desk/mail')).json()) as StaffMail

  test('an address is used only once its owner has entered the code sent there, and is kept sealed', async () => {
    const asked = await clerk.send('/api/desk/mail/codes', { email: MAILBOX })
    const { id } = (await asked.json()) as ContactCodeSent
    expect((await address()).email).toBeNull()
    const wrong = await clerk.send('/api/desk/mail', { email: MAILBOX, id, code: '000000' }, {}, 'PUT')
    expect([wrong.status, ((await wrong.json()) as Problem).code]).toEqual([422, 'wrong-code'])
    later(2)
    const letter = await mail.next(() => clerk.send('/api/desk/mail/codes', { email: MAILBOX }))
    const code = /\d{6}/.exec(letter.text)?.[0]
    const elsewhere = { email: 'other.shili@example.com', id: await lastCode(), code }
    expect((await clerk.send('/api/desk/mail', elsewhere, {}, 'PUT')).status).toBe(422)
    await tell()
    expect(await round()).toBe(0)
    later(2)
    expect((await confirm()).status).toBe(200)
    expect(await address()).toMatchObject({ available: true, email: 'c***@example.com', suspended: false })
    const { db } = await desk.accounts()
    const [row] = await db.selectFrom('mailAddress').selectAll().execute()
    expect(row?.emailCipher.includes(Buffer.from('clerk.shili'))).toBe(false)
    // What was said before stays at the desk.
    later(1)
    expect(await round()).toBe(0)
  })

  test('tells at once, with number and link, and not a word of what a citizen wrote or who they are', async () => {
    await settled()
    const sent = await desk.visitor.send('/api/letters', LETTER)
    const { id, receiptNumber } = (await sent.json()) as { id: string; receiptNumber: string }
    await tell({ kind: 'supervision', text: `${LETTER.title} 超期`, link: `/desk/matters/${id}` })
    await tell({ kind: 'hotspot', text: '热点“赵示例家门前的路灯”作为一项任务交办', link: '/desk/hotspots/1' })
    await tell({ kind: 'redating', text: '示例通知：在办事项 3 件届满日改变', link: '/desk/redatings/2' })
    expect(await round()).toBe(1)
    const [letter] = mail.letters
    expect(letter?.to).toEqual([MAILBOX])
    expect(letter?.subject).toBe('清丰县工作台：3 条工作通知')
    const text = letter?.text ?? ''
    expect(text).toContain(`督办提醒：县长信箱来信 ${receiptNumber}`)
    expect(text).toContain(`/desk/matters/${id}`)
    expect(text).toContain('期限重算：示例通知：在办事项 3 件届满日改变')
    for (const word of ['赵示例', '路灯', '13800000000'])
      expect(letter?.headers + text + letter?.subject).not.toContain(word)
    expect(text).toContain('为什么收到这封信')
    expect(text).toContain('督办提醒、热点交办、期限重算')
    expect(await round()).toBe(0)
    expect(mail.letters).toHaveLength(1)
  })

  test('says how to stop without signing in, and stops; a link of before is void', async () => {
    await settled()
    await tell()
    await round()
    const stop = /\/unsubscribe#(staff\.\S+)/.exec(mail.letters[0]?.text ?? '')?.[1] ?? ''
    expect(mail.letters[0]?.headers).toContain('List-Unsubscribe')
    const forged = stop.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect((await desk.visitor.send('/api/unsubscriptions', { token: forged })).status).toBe(404)
    expect((await desk.visitor.send('/api/unsubscriptions', { token: stop })).status).toBe(200)
    expect((await address()).email).toBeNull()
    await tell()
    expect(await round()).toBe(0)
    later(2)
    await confirm()
    expect((await desk.visitor.send('/api/unsubscriptions', { token: stop })).status).toBe(404)
    expect((await address()).email).not.toBeNull()
  })

  test('keeps the quiet hours, whatever is chosen meanwhile, and sends after them', async () => {
    await settled({ quietFrom: '21:00', quietUntil: '07:30' })
    at('2026-03-02T22:10:00')
    await tell()
    expect(await round()).toBe(0)
    at('2026-03-03T07:29:00')
    expect(await round()).toBe(0)
    at('2026-03-03T07:30:00')
    expect(await round()).toBe(1)
    // One that failed in the day is not tried again in the night.
    at('2026-03-03T20:59:00')
    await tell()
    mail.refuse(451)
    expect(await round()).toBe(0)
    mail.refuse(false)
    at('2026-03-03T21:05:00')
    expect(await round()).toBe(0)
    at('2026-03-04T07:31:00')
    expect(await round()).toBe(1)
    expect(mail.letters).toHaveLength(2)
  })

  test('puts what is for the digest into one letter a day, of working days only where it is wanted so', async () => {
    await settled({ kinds: { redating: 'digest', mention: 'none' }, workingDaysOnly: true })
    at('2026-03-06T09:00:00')
    for (let count = 0; count < 3; count += 1) await tell({ text: `第${count}次重算` })
    await tell({ kind: 'mention', text: '同事在事项里提到了您' })
    expect(await round()).toBe(0)
    at('2026-03-07T08:31:00')
    expect(await round()).toBe(0)
    at('2026-03-09T08:30:00')
    expect(await round()).toBe(1)
    expect(mail.letters[0]?.text).toContain('有 3 条通知')
    expect(mail.letters[0]?.text).not.toContain('提到')
  })

  test('does not mail what was read at the desk meanwhile', async () => {
    await settled({ kinds: { redating: 'digest' } })
    await tell()
    await round()
    const { db } = await desk.accounts()
    const rows = await db.selectFrom('notification').select('id').where('person', '=', person).execute()
    await markRead(db, COUNTY.code, { reader: { person, office: null }, ids: rows.map(({ id }) => id), at: now })
    at('2026-03-03T08:30:00')
    expect(await round()).toBe(0)
    expect(mail.letters).toEqual([])
  })

  test('reaches everybody in a post of the office told, from the day it is held to its last', async () => {
    await settled()
    const accounts = await desk.accounts()
    const second = await createPerson(accounts, { kind: 'staff', name: '王示例' })
    await createAccount(accounts, { person: second, username: 'second', password: PASSWORD })
    const post = await holdPost(accounts, { person: second, role: 'director', office: 'city-management' })
    await keepAddress(context(), { person: second, email: 'second@example.com', origin: 'http://127.0.0.1' })
    await accounts.db
      .insertInto('preference')
      .values({
        county: COUNTY.code,
        person: second,
        value: JSON.stringify({ mail: AT_ONCE }),
        seenAt: null,
        previousAt: null,
      })
      .execute()
    await tell({ office: 'city-management' })
    await tell({ office: 'education' })
    expect(await round()).toBe(2)
    expect(mail.letters.map(({ to }) => to[0]).sort()).toEqual([MAILBOX, 'second@example.com'])
    await endPost(accounts, post)
    now = new Date(`${addDays(today(now), 1)}T02:00:00Z`)
    await tell({ office: 'city-management' })
    expect(await round()).toBe(1)
    await setDisabled(await desk.accounts(), person, true)
    await tell()
    expect(await round()).toBe(0)
  })

  test('a server that is away is asked one letter at a time, with growing pauses, and shown to the administrator', async () => {
    await settled()
    await mail.close()
    await tell()
    expect(await round()).toBe(0)
    const chief = await desk.signIn('administrator')
    const health = async () => (await (await chief.get('/api/admin/mail')).json()) as MailHealth
    expect(await health()).toMatchObject({ waiting: 1, troubled: [{ personName: '张示例', attempts: 1 }] })
    expect((await health()).troubled[0]?.fault).toContain('ECONNREFUSED')
    later(1)
    await round()
    expect((await health()).troubled[0]?.attempts).toBe(1)
    for (let hour = 0; hour < 40; hour += 1) {
      later(60)
      await round()
    }
    expect((await health()).waiting).toBe(0)
    expect((await health()).troubled[0]).toMatchObject({ attempts: 12, nextAt: null })
  })

  test('an address the other side does not take is written to no more, and its owner is told at the desk', async () => {
    await settled()
    await tell()
    mail.refuse(550)
    expect(await round()).toBe(0)
    expect((await address()).suspended).toBe(true)
    const { items } = (await (await clerk.get('/api/notifications')).json()) as { items: { text: string }[] }
    expect(items[0]?.text).toContain('通知邮箱收不到邮件')
    mail.refuse(false)
    later(60)
    await tell()
    expect(await round()).toBe(0)
    expect(mail.letters).toEqual([])
  })

  test('two programs at once send each letter once', async () => {
    await settled()
    for (let count = 0; count < 5; count += 1) await tell({ text: `第${count}次重算` })
    const sent = await Promise.all([round(), round(), round()])
    expect(sent.reduce((all, one) => all + one, 0)).toBe(1)
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]?.text).toContain('有 5 条通知')
  })

  test('a program that dies before the server said yes sends it again as the very same letter, and nothing twice after', async () => {
    await settled()
    await tell()
    const { keys, database } = desk.services
    const child = spawn(
      process.execPath,
      [
        ...[CHILD, JSON.stringify(database.ownerConnection), String(mail.port), now.toISOString()],
        ...[keys.token.toString('hex'), keys.vault.toString('hex')],
      ],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    )
    const gone = once(child, 'close')
    mail.whenTaking(async () => {
      child.kill('SIGKILL')
      await gone
    })
    await gone
    mail.whenTaking(() => undefined)
    expect(mail.letters).toHaveLength(1)
    later(1)
    expect(await round()).toBe(1)
    expect(await round()).toBe(0)
    const [lost, again] = mail.letters
    expect(again?.messageId).toMatch(/^<[0-9a-f-]{36}@example\.com>$/)
    expect(again?.messageId).toBe(lost?.messageId)
    expect(again?.text).toBe(lost?.text)
    expect(mail.letters).toHaveLength(2)
  })

  test('forgets letters of a quarter ago, and sends none of what they carried again', async () => {
    await settled()
    await tell()
    await round()
    later(100 * 24 * 60)
    await sweepMail(context())
    const { db } = await desk.accounts()
    expect(await db.selectFrom('mailLetter').select('id').execute()).toEqual([])
    expect(await round()).toBe(0)
  })

  test('bad choices are refused with what to do, and change nothing', async () => {
    await settled()
    for (const wrong of [
      { digestAt: '25:00' },
      { quietFrom: '7' },
      { kinds: { redating: 'sometimes' } },
      { kinds: { gossip: 'atOnce' } },
    ]) {
      const answer = await clerk.send('/api/desk/preferences', { mail: { ...AT_ONCE, ...wrong } }, {}, 'PUT')
      expect(answer.status).toBe(422)
    }
    const kept = (await (await clerk.get('/api/desk/preferences')).json()) as { mail: MailPreferences }
    expect(kept.mail).toEqual(AT_ONCE)
  })

  test('the administrator tries a channel on themselves, and is told what the server said', async () => {
    const chief = await desk.signIn('administrator')
    const tried = async (contact: string, kind = 'email') =>
      (await (await chief.send('/api/admin/channel-tests', { kind, contact })).json()) as {
        sent?: boolean
        fault?: string
        code?: string
      }
    expect(await tried('chief@example.com')).toEqual({ sent: true, fault: null })
    expect(mail.letters.at(-1)).toMatchObject({ to: ['chief@example.com'], subject: '清丰县测试消息' })
    expect((await tried('nonsense')).code).toBe('bad-contact')
    expect((await tried('13800000000', 'phone')).code).toBe('no-channel')
    mail.refuse(550)
    expect((await tried('chief@example.com')).fault).toContain('550')
    expect((await clerk.send('/api/admin/channel-tests', { kind: 'email', contact: MAILBOX })).status).toBe(403)
    for (let count = 0; count < 8; count += 1) await tried('chief@example.com')
    expect((await tried('chief@example.com')).code).toBe('too-many-tests')
  })
})
