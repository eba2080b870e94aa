import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPaper, keepPicture, type Site, startSite } from '../support/site.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
}
const SENDER = { name: '张示例', phone: '13800000000' }

describeBrowser('the clock on screens', () => {
  let site: Site
  let letter: { id: string; receiptNumber: string; queryCode: string }
  const at = { now: new Date('2020-01-20T10:00:00+08:00') }
  beforeAll(async () => {
    site = await startSite({ now: () => at.now })
    const answer = await site.desk.visitor.send('/api/letters', { ...LETTER, party: SENDER })
    letter = (await answer.json()) as typeof letter
  })
  afterAll(() => site.close())

  test('account of a matter: steps, strip, article, printed for a court', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/matters/${letter.id}`)
    const due = await page.locator('.clock dd').first().innerText()
    await keepPicture(page, 'desk-clocks')
    await page.getByRole('link', { name: /为什么是这一天.*分办期限/ }).click()
    await page.getByRole('heading', { name: '分办期限计算说明' }).waitFor()
    await keepPicture(page, 'desk-clock-account')
    expect(await seriousFindings(page)).toEqual([])
    const text = await page.locator('article').innerText()
    expect(text).toContain('《信访条例》(2005)')
    expect(text).toContain(letter.receiptNumber)
    const dueOn = due.slice(0, 10)
    expect(await page.locator(`td[data-on="${dueOn}"] .strip-mark`).allInnerTexts()).toContain('届满')
    expect(await page.locator('td[data-on="2020-01-20"]').innerText()).toContain('起算日，当日不计')
    await keepPaper(page, 'desk-clock-account')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.account-printed').innerText()).toMatch(/^打印：李示例（.+），\d{4}-\d\d-\d\d \d\d:\d\d/)
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  })

  test('a wrongly recorded day is put right: the step chosen, old and new days shown', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/matters/${letter.id}`)
    await page.getByRole('button', { name: '更正日期', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '要更正的步骤' }).click()
    await page.getByText('2020-01-20 提出（来信人）', { exact: true }).last().click()
    await dialog.getByLabel('正确的日期').fill('2020-01-17')
    await dialog.getByLabel('正确的日期').press('Enter')
    await dialog.getByLabel('更正理由').fill('信封邮戳和收文登记都是十七日。')
    await keepPicture(page, 'desk-correct-date')
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: '更正日期' }).click()
    await page.getByRole('dialog').last().getByRole('button', { name: '更正日期' }).click()
    await page.getByText('日期已更正').first().waitFor()
    const timeline = await page.locator('.matter-timeline').innerText()
    expect(timeline).toMatch(/原记 2020-01-20，实为 2020-01-17/)
    expect(timeline).toMatch(/分办期限：2020-02-04 → 2020-02-01/)
    expect(timeline).toMatch(/提出（原记2020年1月20日）/)
    await keepPicture(page, 'desk-date-corrected')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: /为什么是这一天.*分办期限/ }).click()
    await page.getByText('稳妥的是2020年1月23日前办完').waitFor()
  })

  test('left no fault behind on any page', () => {
    expect(site.faults).toEqual([])
  })
})
