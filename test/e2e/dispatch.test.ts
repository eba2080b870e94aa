import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import type { Receipt } from '../../src/server/api-types.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const SUBJECTS = [
  ['路灯不亮', '路灯坏了一个月，占道经营的摊贩也多，晚上看不见路，请城管来看看。'],
  ['孩子上哪所小学', '今年秋天孩子上小学，学校招生报名要带什么材料，校外培训怎么管？'],
] as const

describeBrowser('the dispatch desk in a real browser', () => {
  let site: Site
  let page: Page
  beforeAll(async () => {
    site = await startSite()
    const context = await site.desk.accounts()
    const offices = [
      ['city-management', '城市管理局', '占道经营、路灯、环卫、停车、广告牌'],
      ['education', '教育体育局', '中小学和幼儿园招生、教师、校外培训、学校、体育设施'],
    ] as const
    for (const [id, name, duties] of offices) await saveOffice(context, { id, name, kind: 'department', duties })
    for (let at = 0; at < 14; at += 1) await letter(`第${at + 1}条街`, at % 2)
    page = await site.signIn('dispatcher')
  })
  afterAll(() => site.close())

  async function letter(where: string, which: number): Promise<Receipt> {
    const [title, body] = SUBJECTS[which] ?? SUBJECTS[0]
    const sent = await site.desk.visitor.send('/api/letters', {
      ...{ kind: '投诉', title: `${where}${title}`, body: `${where}：${body}` },
      party: { name: '张示例', phone: '13800000000' },
    })
    return (await sent.json()) as Receipt
  }
  const left = async () => Number(await page.locator('.desk-heading strong.desk-number').innerText())
  const leads = async () => {
    const db = site.desk.services.database.county(COUNTY.code)
    const rows = await db.selectFrom('matter').select(['title', 'leadOffice', 'stage', 'facts']).execute()
    return new Map(rows.map((row) => [row.title, row]))
  }

  test('ten messages are sent with the keyboard alone, the next one there at once', async () => {
    await page.getByRole('link', { name: '分办台' }).click()
    await page.getByRole('heading', { name: '分办台' }).waitFor()
    await page.locator('#dispatch-title').waitFor()
    await keepPicture(page, 'dispatch-desk')
    expect(await seriousFindings(page)).toEqual([])
    expect(await left()).toBe(14)
    expect(await page.locator('mark.spoke-for').count()).toBeGreaterThan(1)
    for (let sent = 1; sent <= 10; sent += 1) {
      const title = await page.locator('#dispatch-title').innerText()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('#dispatch-title').innerText()).not.toBe(title)
      await page.getByRole('status').filter({ hasText: title }).waitFor()
    }
    await expect.poll(left).toBe(4)
    const sentOff = async () => [...(await leads()).values()].filter(({ stage }) => stage === 'assigned')
    // The next message is shown before the last one has arrived.
    await expect.poll(async () => (await sentOff()).length, { timeout: 15_000 }).toBe(10)
    for (const { title, leadOffice } of await sentOff())
      expect(leadOffice).toBe(title.includes('路灯') ? 'city-management' : 'education')
  })

  test('what was sent is taken back with U, and stands before one again', async () => {
    await page.keyboard.press('u')
    await page.getByRole('status').filter({ hasText: '已收回' }).waitFor()
    await expect.poll(left).toBe(5)
  })

  test('a class is picked with C and a digit, another office found with /', async () => {
    const title = await page.locator('#dispatch-title').innerText()
    await page.keyboard.press('c')
    await page.getByRole('button', { name: /环境保护/ }).waitFor()
    await page.keyboard.press('2')
    await page.getByRole('status').filter({ hasText: '内容分类：环境保护' }).waitFor()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: '选择其他单位' }).waitFor()
    await page.keyboard.type('教育')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '已分办给教育体育局' }).waitFor()
    await expect
      .poll(async () => (await leads()).get(title))
      .toMatchObject({
        leadOffice: 'education',
        stage: 'assigned',
        facts: { category: '环境保护' },
      })
    await expect.poll(left).toBe(4)
  })

  test('J and K move, 1 to 3 choose, ? tells the keys, and a conflict comes back with its reason', async () => {
    const first = await page.locator('#dispatch-title').innerText()
    const title = () => page.locator('#dispatch-title').innerText()
    await page.keyboard.press('j')
    await expect.poll(title).not.toBe(first)
    await page.keyboard.press('k')
    await expect.poll(title).toBe(first)
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('采纳第一条建议').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    // Somebody else is quicker.
    const other = await site.desk.signIn('dispatcher')
    const db = site.desk.services.database.county(COUNTY.code)
    const { id } = await db.selectFrom('matter').select('id').where('title', '=', first).executeTakeFirstOrThrow()
    await other.send(`/api/letters/${id}/assign`, { office: 'education' }, { 'if-match': '"1"' })
    await page.keyboard.press('1')
    await page.getByRole('alert').filter({ hasText: first }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  test('what the models are sure of is looked through, sent at one stroke, and taken back', async () => {
    const dispatcher = await site.desk.signIn('dispatcher')
    for (let at = 0; at < 120; at += 1) {
      const { id } = await letter(`第${at}号院`, at % 2)
      const office = at % 2 === 0 ? 'city-management' : 'education'
      await dispatcher.send(`/api/letters/${id}/assign`, { office }, { 'if-match': '"1"' })
    }
    for (let at = 0; at < 6; at += 1) await letter(`第${at}弄`, at % 2)
    await page.reload()
    await page.locator('#dispatch-title').waitFor()
    const before = await left()
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('有把握', { exact: true }).first().waitFor()
    await keepPicture(page, 'dispatch-sure')
    expect(await seriousFindings(page)).toEqual([])
    const send = dialog.getByRole('button', { name: /^分办 \d+ 件$/ })
    const many = Number(/\d+/.exec(await send.innerText())?.[0])
    expect(many).toBeGreaterThanOrEqual(4)
    await send.click()
    await dialog.getByText(`已分办 ${many} 件，共 ${many} 件`).waitFor()
    expect([...(await leads()).values()].filter(({ stage }) => stage === 'received')).toHaveLength(before - many)
    await dialog.getByRole('button', { name: /全部收回/ }).click()
    await dialog.getByText('这一批已收回').waitFor()
    expect([...(await leads()).values()].filter(({ stage }) => stage === 'received')).toHaveLength(before)
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
    await expect.poll(left).toBe(before)
  })

  test('the pages of quality and checks stand, wide and narrow', async () => {
    await page.getByRole('link', { name: '质量', exact: true }).click()
    await page.getByRole('heading', { name: '分办质量' }).waitFor()
    await page.getByRole('heading', { name: '逐月' }).waitFor()
    await keepPicture(page, 'dispatch-quality')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: '抽查', exact: true }).click()
    await page.getByText('没有待抽查的自动分办').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${site.url}/desk/dispatch`)
    await page.locator('#dispatch-title').waitFor()
    await keepPicture(page, 'dispatch-desk-phone')
    // The longest names of persons are those of offices' posts.
    await page.locator('.desk-account-name').evaluate((name) => {
      name.textContent = '人力资源和社会保障局经办示例'
    })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(await seriousFindings(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('kinds of matters to register stand folded in the menu, and unfold with the keyboard', async () => {
    const menu = page.getByRole('navigation', { name: '工作台' })
    const door = menu.getByRole('link', { name: '县长信箱来信', exact: true })
    expect(await door.count()).toBe(0)
    await menu.getByRole('menuitem', { name: '登记', exact: true }).press('Enter')
    await door.click()
    await page.getByRole('heading', { name: '登记县长信箱来信' }).waitFor()
    await page.reload()
    await door.waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
