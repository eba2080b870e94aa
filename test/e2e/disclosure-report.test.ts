import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('the yearly report on disclosure in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site.close())

  test('says what nobody has told; told with its source, the number stands with it', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/statistics?year=2024&table=foi-proactive-2021`)
    await page.getByText('有的数本系统尚未记录', { exact: false }).waitFor()
    await page.getByRole('button', { name: '行政规范性文件，本年制发件数：尚未记录，填报' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('数量（件）').fill('3')
    await dialog.getByLabel('来源').fill('司法局文件台账')
    await keepPicture(page, 'desk-report-tell')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '行政规范性文件，本年制发件数：3，修改' }).waitFor()
    await keepPicture(page, 'desk-report-proactive')
    expect(await seriousFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await keepPicture(page, 'desk-report-proactive-phone')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('lays the fifteen numbers of disputes out under three headings, each a link', async () => {
    const page = await site.signIn('supervisor')
    await page.goto(`${site.url}/desk/statistics?year=2020&table=foi-disputes-2019`)
    await page.getByRole('columnheader', { name: '未经复议直接起诉' }).waitFor()
    expect(await page.getByRole('link', { name: /查看事项$/ }).count()).toBe(15)
    await keepPicture(page, 'desk-report-disputes')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: /行政复议，总计：0/ }).click()
    await page.waitForURL(/disclosure-all/)
    expect(site.faults).toEqual([])
  })
})
