import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('a suit in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite({ now: () => new Date('2020-09-18T02:00:00Z') })
  })
  afterAll(() => site.close())

  test('is registered on the day the papers came, answered, and shows what the law forbids', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/new/litigations`)
    await page.getByLabel('收到日期（选填）').fill('2020-09-16')
    await page.keyboard.press('Enter')
    await page.getByRole('radio', { name: '一审' }).check()
    await page.getByLabel('应诉机关').click()
    await page.getByTitle('城市管理局', { exact: true }).click()
    await page.getByLabel('诉讼地位').click()
    await page.getByTitle('被告', { exact: true }).click()
    await page.getByLabel('法院', { exact: true }).fill('清丰县人民法院')
    await page.getByLabel('被诉行政行为', { exact: true }).fill('占道经营处罚决定')
    await page.getByLabel('行政行为种类').click()
    await page.getByTitle('行政处罚', { exact: true }).click()
    await page.getByLabel('诉讼请求').fill('请求撤销处罚决定。')
    await page.getByLabel('原告（当事人）姓名或名称').fill('示例原告')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '登记', exact: true }).click()
    // Nobody applied: no receipt with a code, but the matter itself.
    await page.waitForURL(/\/desk\/matters\//)
    await page.getByText('2020年10月9日').first().waitFor()
    expect(await page.getByText('示例原告').count()).toBe(0)
    await page.getByRole('button', { name: '提交答辩状和证据' }).click()
    await page.getByLabel('答辩要点').fill('处罚事实清楚，程序合法，请求驳回。')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '提交答辩状和证据' }).click()
    await dialog.getByText('不提供视为没有相应证据').first().waitFor()
    await page.getByLabel('证据和依据目录（选填）').fill('询问笔录、现场照片')
    await dialog.getByRole('button', { name: '提交答辩状和证据' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '登记开庭时间' }).waitFor()
    await keepPicture(page, 'desk-litigation')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
