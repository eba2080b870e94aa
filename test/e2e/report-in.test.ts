import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describeBrowser('reporting in on site, by telephone', () => {
  let site: Site
  let id: string
  beforeAll(async () => {
    site = await startSite()
    await saveOffice(await site.desk.accounts(), { id: 'mazhuangqiao', name: '马庄桥镇', kind: 'township' })
    const township = await site.desk.signIn('township', 'mazhuangqiao')
    const head = await site.desk.signIn('director', 'mazhuangqiao')
    const opened = await township.send('/api/whistles', {
      kind: '疑难问题',
      title: '示范村排水沟被占',
      body: '示范村东头排水沟被砂石堆占，雨后积水进院。',
      tried: '已三次上门劝说。',
      place: '示范村东头',
    })
    id = ((await opened.json()) as { id: string }).id
    const approved = await head.send(
      `/api/whistles/${id}/approve`,
      { office: 'city-management' },
      { 'if-match': '"1"' },
    )
    expect(approved.status).toBe(200)
  })
  afterAll(() => site.close())

  test('the time is filled in, the place may be left out, a picture goes along, nothing overflows', async () => {
    const page = await site.signIn('clerk')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${site.url}/desk/matters/${id}`)
    await page.getByRole('button', { name: '现场报到', exact: true }).click()
    const form = page.getByRole('dialog')
    expect(await form.getByLabel('到场时间').inputValue()).toMatch(/^\d\d:\d\d$/)
    await form.getByLabel('到场时间').fill('09:20')
    await form.getByLabel('到场人员').fill('示例二人')
    await form.locator('input[type=file]').setInputFiles({
      name: '现场.png',
      mimeType: 'image/png',
      buffer: PICTURE,
    })
    await form.getByText('现场.png').waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'report-in-phone')
    await form.getByRole('button', { name: '现场报到' }).click()
    await page.locator('.action-dialog').waitFor({ state: 'hidden' })
    const told = page.locator('article')
    await told.getByText('09:20').first().waitFor()
    await told.getByText('现场.png').first().waitFor()
    await keepPicture(page, 'report-in-phone-done')
    expect(site.faults).toEqual([])
  })
})
