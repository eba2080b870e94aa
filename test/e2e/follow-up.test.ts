import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import type { Channel } from '../../src/modules/contact/index.ts'
import { passFollowUps } from '../../src/modules/follow-up/index.ts'
import { clockSettingsOf } from '../../src/server/county.ts'
import { changeSetting, readSettings } from '../../src/store/settings.ts'
import { seriousFindings } from '../support/axe.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPaper, keepPicture, type Site, startSite } from '../support/site.ts'

const ANSWER = { outcome: '已解决', answer: '已经疏通雨水口，积水排除，雨后再查一次。' }

describeBrowser('asking how it went', () => {
  let site: Site
  let cases: CaseDesk
  const sent: string[] = []
  const channel: Channel = {
    name: 'test',
    kinds: ['phone'],
    send: async ({ text }) => {
      sent.push(text)
    },
  }
  beforeAll(async () => {
    site = await startSite({ channels: [channel] })
    const { services } = site.desk
    cases = await caseDesk(services.database, COUNTY.code, services.keys)
    const db = services.database.county(COUNTY.code)
    const { followUp } = await readSettings(db, COUNTY.code)
    const value = { ...followUp, portal: site.url }
    await changeSetting(db, COUNTY.code, { key: 'followUp', value, by: null, at: new Date() })
  })
  afterAll(() => site.close())

  async function answered(title: string, linkConsent: boolean): Promise<string> {
    const day = today(new Date())
    const office = cases.staff('clerk', 'city-management')
    const input = { kind: '投诉', title, body: '一下雨就积水，走不了人。', ...(linkConsent ? { linkConsent } : {}) }
    const { id } = done(await cases.open(day, 'letter', input))
    done(await cases.act(day, id, 'assign', { office: 'city-management' }, cases.staff('dispatcher')))
    done(await cases.act(day, id, 'accept', {}, office))
    done(await cases.act(day, id, 'reply', ANSWER, office))
    return id
  }
  async function pass() {
    const { services } = site.desk
    const { keys, vault, registry } = services
    const db = services.database.county(COUNTY.code)
    const settings = await readSettings(db, COUNTY.code)
    const now = new Date()
    await passFollowUps({
      ...{ db, county: COUNTY, registry, keys, vault, now, today: today(now), channels: [channel] },
      ...{ settings: clockSettingsOf(settings), rule: settings.followUp },
    })
  }
  const factsOf = async (id: string) => {
    const db = site.desk.services.database.county(COUNTY.code)
    return (await db.selectFrom('matter').select('facts').where('id', '=', id).executeTakeFirstOrThrow()).facts
  }

  test('by link on a telephone: three taps, also in large type', async () => {
    const id = await answered('示范路积水', true)
    await pass()
    const link = /http\S+/.exec(sent.at(-1) ?? '')?.[0] ?? ''
    const phone = await site.open('phone')
    await phone.goto(link)
    await phone.getByRole('heading', { name: '您的事办得怎么样？' }).waitFor()
    await phone.getByRole('button', { name: /大字版/ }).click()
    await phone.getByRole('radio', { name: '未解决' }).waitFor()
    expect(await seriousFindings(phone)).toEqual([])
    await keepPicture(phone, 'follow-up-phone')
    const width = await phone.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
    // Nothing chosen: it says what is missing and keeps what was said.
    await phone.getByRole('radio', { name: '未解决' }).check()
    await phone.getByRole('button', { name: '提交评价' }).click()
    await phone.getByText('请选择您满意吗').first().waitFor()
    expect(await phone.getByRole('radio', { name: '未解决' }).isChecked()).toBe(true)
    await phone.getByRole('radio', { name: '不满意', exact: true }).check()
    await phone.getByRole('button', { name: '提交评价' }).click()
    await phone.getByText('已经收到您的评价，谢谢。').waitFor()
    expect(await factsOf(id)).toMatchObject({ followUpSolved: '未解决', followUpLevel: '不满意' })
    await phone.reload()
    await phone.getByText('这次办理结果已经评价过了，谢谢。').waitFor()
    await phone.goto(`${site.url}/follow-up#nonsense`)
    await phone.getByRole('heading', { name: '这个链接不能用了' }).waitFor()
    expect(await seriousFindings(phone)).toEqual([])
  })

  test('by call list: the number under log, the result in a few strokes, the next call', async () => {
    const first = await answered('东街路灯不亮', false)
    const second = await answered('西街井盖松动', false)
    await pass()
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/follow-ups`)
    await page.getByRole('heading', { name: '东街路灯不亮' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.getByText('13800000000').count()).toBe(0)
    await page.keyboard.press('v')
    await page.getByText('13800000000').waitFor()
    await keepPicture(page, 'follow-up-calls')
    await page.keyboard.press('Enter')
    await page.getByText('还没有选是否联系上').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('w')
    await page.keyboard.press('/')
    await page.keyboard.type('修得很快。')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '西街井盖松动' }).waitFor()
    expect(await factsOf(first)).toMatchObject({ followUpSolved: '已解决', followUpLevel: '满意' })
    await page.keyboard.press('n')
    await page.keyboard.press('Enter')
    await page.getByText('没有待打的回访电话').waitFor()
    expect(await factsOf(second)).toMatchObject({ followUpReached: false, followUpAttempts: 1 })
    await page.getByText('再打 1').click()
    await page.getByRole('heading', { name: '西街井盖松动' }).waitFor()
    await page.getByText('1 天没有联系上（最近').waitFor()
    await keepPaper(page, 'follow-up-list')
    await page.keyboard.press('x')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('诉求不合理').check()
    await dialog.getByLabel('理由').fill('要求更换全街井盖，没有依据。')
    await dialog.getByRole('button', { name: /提出/ }).click()
    await page.getByText('没有要再打的电话').waitFor()
  })

  test('what failed is done again, what was proposed is decided by another', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/follow-ups?tab=failed`)
    await page.getByRole('button', { name: /^重办 / }).click()
    await page.getByLabel('哪里没有解决，重办要做到什么').fill('雨后再查，彻底疏通。')
    await keepPicture(page, 'follow-up-failed')
    expect(await seriousFindings(page)).toEqual([])
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /重\s?办/ })
      .click()
    await page.getByText('没有待决定是否重办的事项').waitFor()

    const supervisor = await site.signIn('supervisor')
    await supervisor.goto(`${site.url}/desk/follow-ups?tab=exclusions`)
    await supervisor.getByRole('button', { name: /^批准剔除 / }).click()
    await supervisor.getByLabel('审批意见').fill('没有依据，同意。')
    await supervisor.getByRole('button', { name: /^批准剔除$/ }).click()
    await supervisor.getByRole('dialog').waitFor({ state: 'hidden' })
    await supervisor.getByRole('table').getByText('没有依据，同意。').waitFor()
    expect(await seriousFindings(supervisor)).toEqual([])
    await keepPicture(supervisor, 'follow-up-exclusions')
    await supervisor.getByRole('tab', { name: '进度' }).click()
    await supervisor.getByRole('progressbar').first().waitFor()
    await keepPicture(supervisor, 'follow-up-progress')
    expect(await seriousFindings(supervisor)).toEqual([])

    const clerk = await site.signIn('clerk')
    await clerk.goto(`${site.url}/desk/follow-ups`)
    await clerk.getByText('没有依据，同意。').waitFor()
    expect(await clerk.getByRole('tab').allTextContents()).toEqual(['剔除清单'])

    const administrator = await site.signIn('administrator')
    await administrator.goto(`${site.url}/desk/follow-up-rule`)
    await administrator.getByLabel('抽取比例').fill('50')
    await administrator.getByRole('button', { name: /保\s?存/ }).click()
    await administrator.getByText('回访与重办的规则已保存').waitFor()
    expect(await seriousFindings(administrator)).toEqual([])
    await keepPicture(administrator, 'follow-up-rule')
    expect(site.faults).toEqual([])
  })
})
