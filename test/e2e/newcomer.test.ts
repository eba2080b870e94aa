import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD, SHOWN_ACCOUNTS } from '../../demo/cast.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { DEMO_HOOK_MS } from '../support/demo-database.ts'
import { type DemoSite, startDemoSite } from '../support/demo-site.ts'
import { focused, tabTo, unseenStops } from '../support/keyboard.ts'
import { Newcomer } from '../support/newcomer.ts'
import { enter, keepPicture } from '../support/site.ts'

const POSTS = SHOWN_ACCOUNTS.filter(({ role }) => role !== 'citizen')
const NEXT = '.desk-tour .ant-tour-next-btn'

describeBrowser('a newcomer in the demonstration', () => {
  let site: DemoSite
  beforeAll(async () => {
    site = await startDemoSite({ demonstration: true })
  }, DEMO_HOOK_MS)
  afterAll(() => site.close())

  /** Signs in and does without being shown around. */
  async function settled(username: string): Promise<Page> {
    const page = await site.signIn(username)
    await page.locator(NEXT).waitFor()
    await page.keyboard.press('Escape')
    await page.locator(NEXT).waitFor({ state: 'detached' })
    return page
  }

  test('sends a letter and tracks it, by the words on the screen', async () => {
    const citizen = new Newcomer(await site.open('phone'))
    await citizen.page.goto(site.url)
    await citizen.press(/写信给县长/)
    await citizen.press('投诉')
    await citizen.type('标题', '𠮷祥路路灯不亮')
    await citizen.type('来信内容', '𠮷祥路的路灯坏了一个月，孩子晚上看不见路，请派人来修。')
    await citizen.type('姓名', '䶮示例')
    await citizen.type('联系电话', '13800000000')
    await citizen.press('发送')
    await citizen.sees('已经收到')
    expect(citizen.presses).toBeLessThanOrEqual(3)
    const receipt = await citizen.page.locator('main').innerText()
    const number = /\d{8}-\d{6}-\d/.exec(receipt)?.[0] ?? ''
    const code = /(?<!\d)\d{10}(?!\d)/.exec(receipt.replaceAll(/(\d) (?=\d)/g, '$1'))?.[0] ?? ''
    const later = new Newcomer(await site.open('phone'))
    await later.page.goto(site.url)
    await later.press(/查进度|查询进度|办理进度/)
    await later.type('查询编号', number)
    await later.type('查询码', code)
    await later.press('查询')
    await later.sees('𠮷祥路路灯不亮')
    await later.sees(/现在：/)
    expect(later.presses).toBeLessThanOrEqual(2)
  })

  test('dispatches the first letter that waits', async () => {
    const dispatcher = new Newcomer(await settled('fenban'))
    await dispatcher.press('分办台')
    await dispatcher.sees(/件待分办/)
    const title = await dispatcher.page.locator('article h2').innerText()
    await dispatcher.press(/^1 /)
    await dispatcher.sees(`：${title}`)
    expect(dispatcher.presses).toBe(2)
  })

  /** A letter still open past its day, at an office no other test sits down in. */
  async function lateLetter(): Promise<{ title: string; leadOffice: string }> {
    const page = await site.open('desktop')
    await enter(page, site.url, { username: 'fenban', password: DEMO_PASSWORD })
    const answer = await page.request.get(`${site.url}/api/matters?late=true&procedure=letter&stage=handling&limit=100`)
    const { items } = (await answer.json()) as { items: { title: string; leadOffice: string }[] }
    const found = items.find(({ leadOffice }) => !POSTS.some(({ username }) => username === leadOffice))
    if (!found) throw new Error('nothing is late in the demonstration')
    return found
  }

  test('answers what is late at their office', async () => {
    const { title, leadOffice } = await lateLetter()
    const clerk = new Newcomer(await settled(leadOffice))
    await clerk.press(/已经逾期/)
    await clerk.page.waitForURL(/late=true/)
    await clerk.press(new RegExp(`^${title}$`))
    await clerk.press('答复办结')
    await clerk.press(/^已解决/)
    await clerk.type(/答复内容/, '已派人更换灯头，当晚恢复照明，答复晚了，向您致歉。')
    await clerk.page.getByRole('dialog').getByRole('button', { name: '答复办结' }).click()
    clerk.presses += 1
    await clerk.sees(/清信复〔\d{4}〕\d+号/)
    expect(clerk.presses).toBeLessThanOrEqual(5)
  })

  test("finds last month's late matters", async () => {
    const supervisor = new Newcomer(await settled('duban'))
    await supervisor.press(/^视图/)
    await supervisor.press('上月收到、逾期的')
    await supervisor.page.getByText(/第 1 页，本页 [1-9]\d* 件/).waitFor()
    expect(supervisor.presses).toBe(2)
    await keepPicture(supervisor.page, 'newcomer-late')
    const rows = await supervisor.page.locator('.desk-table .desk-row').allInnerTexts()
    const month = new Date(Date.now() + 8 * 3_600_000)
    month.setUTCDate(0)
    const last = month.toISOString().slice(0, 7)
    for (const row of rows) expect(row).toContain(last)
    // And by the figures: any period, any number.
    await supervisor.press('统计')
    await supervisor.page.getByLabel('期间').first().click()
    await supervisor.page.getByText('上月', { exact: true }).click()
    await supervisor.page.getByRole('link', { name: /超过法定期限办结的来信：[1-9]/ }).click()
    await supervisor.page.getByText(/本页 [1-9]\d* 件/).waitFor()
  })

  test('is not led away from the address they came by', async () => {
    const page = await site.open('desktop')
    await page.goto(`${site.url}/desk/me`)
    await page.getByLabel('用户名').fill('lvshi')
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '我的设置' }).waitFor()
    expect(await page.locator(NEXT).count()).toBe(0)
    await page.getByRole('link', { name: '待办事项' }).click()
    await page.locator(NEXT).waitFor()
  })

  test('is shown around every post, once, by keyboard alone, at a desktop', async () => {
    const faults: string[] = []
    for (const { username, role } of POSTS.filter(({ username: name }) => !['fenban', 'duban'].includes(name))) {
      const page = await site.signIn(username)
      const kept = page.waitForResponse(
        (answer) => answer.url().endsWith('/api/desk/preferences') && answer.request().method() === 'PUT',
        { timeout: 120_000 },
      )
      faults.push(...(await shownAround(page, role)))
      await kept
      expect(await focused(page), `${role} is left somewhere`).not.toBe('')
      await page.reload()
      await page.getByRole('button', { name: '帮助' }).waitFor()
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      expect(await page.locator(NEXT).count(), `${role} is not shown around twice`).toBe(0)
    }
    expect(faults).toEqual([])
  }, 300_000)

  test('is shown around again from the help, on a phone, and nothing is sent by it', async () => {
    const waits = async (page: Page) =>
      (await (await page.request.get(`${site.url}/api/dispatch/queue`)).json()).left.total
    const page = await site.open('phone')
    await enter(page, site.url, { username: 'fenban', password: DEMO_PASSWORD })
    const before = await waits(page)
    await page.getByRole('button', { name: '帮助' }).click()
    await page.getByRole('button', { name: '带我看一遍' }).click()
    expect(await shownAround(page, 'dispatcher')).toEqual([])
    expect(await focused(page)).toBe('帮助')
    expect(await waits(page)).toBe(before)
  })

  /** Presses on from halt to halt; answers what is wrong: a halt cut off, one without the keyboard, a finding of axe. */
  async function shownAround(page: Page, role: string): Promise<string[]> {
    const faults: string[] = []
    for (let halt = 1, last = false; !last; halt += 1) {
      await page.getByText(new RegExp(`^${halt} / \\d$`)).waitFor()
      await expect.poll(() => page.evaluate(`document.activeElement === document.querySelector('${NEXT}')`)).toBe(true)
      await expect
        .poll(
          () =>
            page.evaluate(
              `document.querySelectorAll('.desk-loading, .ant-spin-spinning, main [aria-busy=true]').length`,
            ),
          { timeout: 20_000 },
        )
        .toBe(0)
      // It is put in its place a moment after it is drawn.
      await expect.poll(() => whole(page), { message: `${role} ${halt} is seen whole`, timeout: 10_000 }).toBe(true)
      if (halt === 2) faults.push(...(await seriousFindings(page)).map((finding) => `${role} ${finding}`))
      if (halt === 2) await keepPicture(page, `tour-${role}-${page.viewportSize()?.width}`)
      last = /结束/.test(await page.locator(NEXT).innerText())
      await page.keyboard.press('Enter')
    }
    await page.locator(NEXT).waitFor({ state: 'detached' })
    return faults
  }

  test('works the main paths with the keyboard alone, and always sees where they are', async () => {
    const page = await site.open('desktop')
    await page.goto(`${site.url}/desk`)
    await page.getByLabel('用户名').waitFor()
    await tabTo(page, /^用户名/)
    await page.keyboard.type('education')
    await tabTo(page, /^密码/)
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator(NEXT).waitFor()
    await page.keyboard.press('Escape')
    await page.locator(NEXT).waitFor({ state: 'detached' })
    await page.locator('.desk-row').first().waitFor()
    expect(await unseenStops(page, 45)).toEqual([])
    // A view by its menu.
    await page.keyboard.press('Control+Home')
    await tabTo(page, /^视图/)
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '上月办结、逾期的' }).waitFor()
    await expect.poll(() => focused(page)).toBe('现在逾期的')
    for (const name of ['上月收到、逾期的', '上月办结、逾期的']) {
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => focused(page)).toBe(name)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/closedFrom/)
    expect(await focused(page)).toMatch(/^视图/)
    // A matter by its name, an act by its button; the dialog gives the keyboard back.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('待办')
    await page.getByRole('option', { name: '待办事项', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => address.pathname === '/desk' && address.search === '')
    await page.locator('.desk-row a').first().waitFor()
    // The rows of the list before may still stand there: drawn anew, they take the place with them.
    const opened = async () => {
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
      return page.waitForURL(/matters/, { timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    }
    await expect.poll(opened, { timeout: 20_000 }).toBe(true)
    await page.getByRole('button', { name: '添加备注' }).waitFor()
    expect(await unseenStops(page, 40)).toEqual([])
    await tabTo(page, /^添加备注/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('备注').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => focused(page)).toBe('添加备注')
    await page.keyboard.press('Enter')
    await tabTo(page, /^备注/)
    await page.keyboard.type('周三现场核查。')
    await tabTo(page, /^添加备注/)
    await page.keyboard.press('Enter')
    await page.getByText('周三现场核查。').first().waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await focused(page)).not.toBe('')
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})

/** True when nothing of the tour's words is beyond the screen's edge. */
async function whole(page: Page): Promise<boolean> {
  const box = await page.locator('.desk-tour.ant-tour').boundingBox()
  const size = page.viewportSize()
  if (!box || !size) return false
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height
}
