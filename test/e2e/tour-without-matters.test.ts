import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBrowser } from '../support/chromium.ts'
import { type Site, startSite } from '../support/site.ts'

const NEXT = '.desk-tour .ant-tour-next-btn'

describeBrowser('the tour of somebody who has no matter yet', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite({ demonstration: true })
  })
  afterAll(() => site.close())

  test.each(['phone', 'desktop'] as const)('says so at a %s, and goes on to its end', async (size) => {
    const page = await site.signIn('clerk', 'city-management', size)
    for (const [halt, words] of [
      '这里是您单位的工作台',
      '接下来要办的都在这里',
      '按种类、单位、收到日期缩小范围',
      '您手上现在没有事项',
      '点开一件事项，旁边只列出',
      '导览到此结束',
    ].entries()) {
      await page.getByText(new RegExp(`^${halt + 1} / 6$`)).waitFor()
      await page.locator('.desk-tour').getByText(words).waitFor()
      await page.locator(NEXT).click()
    }
    await page.locator(NEXT).waitFor({ state: 'detached' })
    expect(site.faults).toEqual([])
  })
})
