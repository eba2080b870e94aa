import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('the configuration at the desk', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site.close())

  test('is seen on one page, changed, compared in words and taken back', async () => {
    const page = await site.signIn('administrator')
    await page.goto(`${site.url}/desk/norms`)
    await page.getByLabel('县长信箱答复的本县数值').fill('7')
    await page.getByRole('button', { name: '保存县长信箱答复' }).click()
    await page.getByRole('dialog').getByText('现在是 15 个工作日').waitFor()
    await page.getByRole('button', { name: '确认修改' }).click()
    await page.getByText('县定时限已保存').waitFor()
    await page.goto(`${site.url}/desk/settings`)
    const row = page.getByRole('row').filter({ hasText: '县长信箱答复' })
    await row.getByText('7 个工作日').waitFor()
    expect(await row.innerText()).toMatch(/15 个工作日[\s\S]*李示例/)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await seriousFindings(page)).toEqual([])
    }
    await keepPicture(page, 'desk-settings')
    await page.getByRole('link', { name: '县定时限的变更' }).click()
    await page.getByRole('row').filter({ hasText: '新设县定时限：县长信箱答复' }).getByRole('button').click()
    await page.getByRole('button', { name: '恢复到改前' }).click()
    await page.getByRole('row').filter({ hasText: '取消县定时限：县长信箱答复' }).waitFor()
    await page.getByText(/已由第 \d+ 号撤销/).waitFor()
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      expect(await seriousFindings(page)).toEqual([])
    }
    await keepPicture(page, 'desk-changes')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-changes-phone')
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
