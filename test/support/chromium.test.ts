import { expect, test } from 'vitest'
import { describeBrowser, launchBrowser } from './chromium.ts'

describeBrowser('the browser under test', () => {
  test('shows Chinese', async () => {
    const browser = await launchBrowser()
    const page = await browser.newPage()
    await page.setContent('<h1>衡</h1>')
    expect(await page.locator('h1').textContent()).toBe('衡')
    await browser.close()
  })
})
