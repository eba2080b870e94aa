import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import { smtpChannel } from '../../src/modules/contact/index.ts'
import { passFollowUps } from '../../src/modules/follow-up/index.ts'
import { listNotifications } from '../../src/modules/notifications/index.ts'
import type { MatterPage, Receipt } from '../../src/server/api-types.ts'
import { clockSettingsOf } from '../../src/server/county.ts'
import { changeSetting, readSettings } from '../../src/store/settings.ts'
import { COUNTY, type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'
import { mailServer } from '../support/mail-server.ts'

const LETTER = {
  kind: '投诉',
  title: '示范路积水',
  body: '示范路一下雨就积水，走不了人。',
  linkConsent: true,
  party: { name: '张示例', phone: '0393-1234567', email: 'zhang.shili@example.com' },
}
const DAY = 86_400_000

describe('the office in charge is told of a follow-up that came to nothing', () => {
  let desk: HttpDesk
  let mail: Awaited<ReturnType<typeof mailServer>>
  let channel: ReturnType<typeof smtpChannel>
  let at = new Date('2026-03-02T02:00:00Z')
  let [dispatcher, clerk]: Visitor[] = []
  beforeAll(async () => {
    mail = await mailServer()
    channel = smtpChannel({ url: `smtp://127.0.0.1:${mail.port}`, from: 'desk@example.com' })
    desk = await httpDesk({ now: () => at, channels: [channel] })
    const value = { ...(await readSettings(db(), COUNTY.code)).followUp, share: 100, portal: 'https://hd.example.com' }
    await changeSetting(db(), COUNTY.code, { key: 'followUp', value, by: null, at })
    await sit()
  })
  afterAll(async () => {
    await desk.close()
    channel.close()
    await mail.close()
  })

  async function sit(): Promise<void> {
    dispatcher = await desk.signIn('dispatcher')
    clerk = await desk.signIn('clerk')
  }
  const db = () => desk.services.database.county(COUNTY.code)
  const as = (visitor: Visitor | undefined): Visitor => {
    if (!visitor) throw new Error('nobody')
    return visitor
  }
  async function act(visitor: Visitor | undefined, id: string, action: string, input: object): Promise<void> {
    const { seq } = (await (await as(visitor).get(`/api/matters/${id}`)).json()) as MatterPage
    const answer = await as(visitor).send(`/api/letters/${id}/${action}`, input, { 'if-match': `"${seq}"` })
    expect(answer.status, await answer.clone().text()).toBe(200)
  }
  async function answered(): Promise<Receipt> {
    const receipt = (await (await desk.visitor.send('/api/letters', LETTER)).json()) as Receipt
    await act(dispatcher, receipt.id, 'assign', { office: 'city-management' })
    await act(clerk, receipt.id, 'accept', {})
    await act(clerk, receipt.id, 'reply', { outcome: '已解决', answer: '已经疏通雨水口，积水排除。' })
    return receipt
  }
  async function pass() {
    const { keys, vault, registry } = desk.services
    const settings = await readSettings(db(), COUNTY.code)
    return passFollowUps({
      ...{ db: db(), county: COUNTY, registry, keys, vault, now: at, today: today(at), channels: [channel] },
      ...{ settings: clockSettingsOf(settings), rule: settings.followUp },
    })
  }
  /** What an office was told; by the store, since sessions end while hours pass. */
  const told = async (office = 'city-management') => {
    const { items } = await listNotifications(db(), COUNTY.code, { person: randomUUID(), office })
    return items.filter(({ kind }) => kind === 'followUp')
  }

  test('the link could not be sent', async () => {
    const { id, receiptNumber } = await answered()
    mail.refuse(451)
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await told(), `attempt ${attempt}`).toEqual([])
      await pass()
      at = new Date(at.getTime() + 2 ** attempt * 60_000)
    }
    await pass()
    await sit()
    const [first, ...others] = await told()
    expect(first).toMatchObject({ link: `/desk/matters/${id}`, text: expect.stringContaining(receiptNumber) })
    expect(first?.text).toMatch(/^评价链接没有发出去：.*试了 8 次/)
    expect(first?.text).not.toMatch(/张示例|积水|zhang/)
    expect(others).toEqual([])
    expect(await told('education')).toEqual([])
    mail.refuse(false)
  })

  test('nobody was reached in as many calls as the county makes; once a round', async () => {
    const before = (await told()).length
    const { id, receiptNumber } = await answered()
    await pass()
    for (let call = 1; call <= 3; call += 1) {
      at = new Date(at.getTime() + DAY)
      await sit()
      await pass()
      expect((await told()).length, `before call ${call}`).toBe(before)
      await act(dispatcher, id, 'follow-up', { reached: false })
    }
    await pass()
    await pass()
    const all = await told()
    expect(all.length).toBe(before + 1)
    expect(all[0]).toMatchObject({ link: `/desk/matters/${id}` })
    expect(all[0]?.text).toBe(
      `回访没有联系上：${receiptNumber} 打了 3 次电话都没有接通，问题是否解决还不知道；有别的联系办法的，请告诉县政府办`,
    )
    expect(await told('education')).toEqual([])
  })
})
