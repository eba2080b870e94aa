import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smtpChannel } from '../../src/modules/contact/index.ts'
import { keepAddress, mailStaff } from '../../src/modules/mail/index.ts'
import { listNotifications, notify } from '../../src/modules/notifications/index.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { mailServer } from '../support/mail-server.ts'
import { mailContext } from './mail-desk.ts'

describe('an outage of the mail server', () => {
  let desk: HttpDesk
  let mail: Awaited<ReturnType<typeof mailServer>>
  let channel: ReturnType<typeof smtpChannel>
  /** Monday, ten in the morning. */
  let now = new Date('2026-03-02T02:00:00Z')
  let visitor: Visitor
  let chief = ''
  let people: string[] = []

  beforeEach(async () => {
    now = new Date('2026-03-02T02:00:00Z')
    mail = await mailServer()
    channel = smtpChannel({ url: `smtp://127.0.0.1:${mail.port}`, from: 'desk@example.com' })
    desk = await httpDesk({ now: () => now, channels: [channel] })
    // Whoever has no account is told nothing: only they can read it.
    visitor = await desk.signIn('administrator')
    for (const office of ['city-management', 'education']) await desk.signIn('clerk', office)
    const { db } = await desk.accounts()
    const posts = await db
      .selectFrom('post')
      .innerJoin('account', 'account.person', 'post.person')
      .select(['post.person', 'post.role'])
      .orderBy('post.person')
      .execute()
    chief = posts.find(({ role }) => role === 'administrator')?.person ?? ''
    people = posts.filter(({ role }) => role === 'clerk').map(({ person }) => person)
    for (const person of people)
      await keepAddress(context(), { person, email: `${person.slice(-4)}@example.com`, origin: 'https://example.com' })
  })
  afterEach(async () => {
    await desk.close()
    channel.close()
    await mail.close()
  })

  function context() {
    const { database, keys, vault } = desk.services
    return mailContext({ database, keys, vault, channels: [channel], now })
  }
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  const round = () => mailStaff(context())
  const tell = async (person = people[0] ?? '') => {
    const { db } = await desk.accounts()
    await notify(db, COUNTY.code, now, [
      { person, kind: 'substitution', text: '请您代班', link: '/desk/substitutions' },
    ])
  }
  /** By the store: sessions end while hours pass. */
  const told = async (person = chief) => {
    const { db } = await desk.accounts()
    const { items } = await listNotifications(db, COUNTY.code, { person, office: null })
    return items.filter(({ kind }) => kind === 'channel').map(({ text }) => text)
  }

  test('is told to the administrator once, and told to be over', async () => {
    const { port } = mail
    await mail.close()
    await tell()
    expect(await round()).toBe(0)
    expect(await told()).toEqual([])
    for (let minute = 0; minute < 40; minute += 1) {
      later(1)
      if (minute % 5 === 0) for (const person of people) await tell(person)
      expect(await round()).toBe(0)
    }
    expect(await told()).toEqual([expect.stringMatching(/^邮件发不出去：服务器没有开着，或者端口不对（ECONNREFUSED）/)])
    expect(await told(people[0])).toEqual([])
    mail = await mailServer(port)
    later(240)
    expect(await round()).toBeGreaterThan(0)
    expect((await told())[0]).toMatch(/^邮件又能发出去了，中断了 5 小时/)
    later(240)
    await tell()
    await round()
    expect(await told()).toHaveLength(2)
    // Another outage is another.
    await mail.close()
    for (let minute = 0; minute < 10; minute += 1) {
      later(1)
      await tell()
      await round()
    }
    expect(await told()).toHaveLength(3)
    mail = await mailServer()
  })

  test('is not a single broken connection', async () => {
    const { port } = mail
    await mail.close()
    await tell()
    await round()
    mail = await mailServer(port)
    later(3)
    expect(await round()).toBe(1)
    expect(await told()).toEqual([])
  })

  test('is not one mailbox that takes nothing, and is a server that puts off until letters are given up', async () => {
    mail.refuse(550)
    await tell()
    await round()
    expect(await told()).toEqual([])
    mail.refuse(451)
    for (let time = 0; time < 2; time += 1) await tell(people[1])
    const left = async () => {
      const { db } = await desk.accounts()
      const rows = await db.selectFrom('mailLetter').select('id').where('givenUpAt', 'is', null).execute()
      return rows.length
    }
    // Quiet hours stretch the attempts over days.
    await round()
    for (let time = 0; time < 60 && (await left()) > 0; time += 1) {
      expect(await told()).toEqual([])
      later(241)
      await round()
    }
    expect(await left()).toBe(0)
    expect(await told()).toEqual([expect.stringMatching(/^邮件发不出去，有的已经放弃：服务器请稍后再发（451）/)])
  })

  test('is over once a test of the channel gets through', async () => {
    const { port } = mail
    await mail.close()
    await tell()
    for (let minute = 0; minute < 5; minute += 1) {
      await round()
      later(1)
    }
    expect(await told()).toHaveLength(1)
    mail = await mailServer(port)
    const answer = await visitor.send('/api/admin/channel-tests', { kind: 'email', contact: 'chief@example.com' })
    expect(await answer.json()).toEqual({ sent: true, fault: null })
    expect((await told())[0]).toMatch(/^邮件又能发出去了/)
  })
})
