import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, today } from '../../src/calendar/plain-date.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'
import { textOfDocx } from '../support/unzip.ts'

const SUGGESTION = '关于增加东街停车位的建议'
const REPORT = '关于停车设施建设情况的专项工作报告'

describeBrowser('suggestions of deputies and reports to the congress in a real browser', () => {
  let site: Site
  let dispatcher: Page
  let director: Page
  beforeAll(async () => {
    site = await startSite()
    dispatcher = await site.signIn('dispatcher')
    director = await site.signIn('director')
  })
  afterAll(() => site.close())

  const pick = async (page: Page, field: Locator, option: string | RegExp) => {
    await field.click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
  }
  const act = async (page: Page, label: string, fill: (dialog: Locator) => Promise<void> = async () => {}) => {
    await page.getByRole('button', { name: label, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await fill(dialog)
    await dialog.getByRole('button', { name: label }).last().click()
    await dialog.waitFor({ state: 'hidden' })
  }
  /** Registers what was filled in: where somebody applied a receipt comes first, else the matter itself is shown. */
  const openRegistered = async (page: Page, title: string) => {
    await page.getByRole('button', { name: '登记', exact: true }).click()
    const receipt = page.getByRole('link', { name: '查看这件事项' })
    await receipt
      .or(page.getByRole('heading', { name: title }))
      .first()
      .waitFor()
    if (await receipt.isVisible()) await receipt.click()
    await page.waitForURL(/\/desk\/matters\//)
    await page.getByRole('heading', { name: title }).waitFor()
    return page.url()
  }

  let suggestion = ''
  test('a suggestion is registered, assigned, talked over and answered, and its letter downloaded', async () => {
    await dispatcher.goto(`${site.url}/desk/new/deputy-suggestions`)
    await dispatcher.getByText('人大代表建议', { exact: true }).click()
    await dispatcher.getByLabel('编号').first().fill('第23号')
    await dispatcher.getByLabel('题目').fill(SUGGESTION)
    await dispatcher.getByRole('textbox', { name: '内容' }).fill('东街停车难，建议利用空地增加停车位。')
    await dispatcher.getByText('闭会期间', { exact: true }).click()
    await dispatcher.getByLabel('联名人数').fill('2')
    await dispatcher.getByLabel(/领衔代表/).fill('王示例')
    await keepPicture(dispatcher, 'desk-suggestion-register')
    expect(await seriousFindings(dispatcher)).toEqual([])
    suggestion = await openRegistered(dispatcher, SUGGESTION)
    await act(dispatcher, '分办', async (dialog) => pick(dispatcher, dialog.getByLabel('主办单位'), '城市管理局'))
    await director.goto(suggestion)
    await act(director, '与代表沟通', async (dialog) => {
      await dialog.getByLabel('沟通方式和代表意见').fill('登门听取意见，代表希望优先利用东街空地。')
    })
    await act(director, '签发答复', async (dialog) => {
      await dialog.getByText(/^A /).click()
      await dialog.getByLabel('答复内容').fill('您提出的建议收悉。东街空地已改建为停车场，新增车位六十个。')
    })
    const [download] = await Promise.all([
      director.waitForEvent('download'),
      director.getByText(/^下载/).first().click(),
    ])
    expect(textOfDocx(await readFile(await download.path()))).toContain('王示例')
    await keepPicture(director, 'desk-suggestion-answered')
    expect(await seriousFindings(director)).toEqual([])
  })

  test('a report is registered, consulted on, sent to the committee, resolved on and reported back', async () => {
    const meeting = addDays(today(new Date()), 40)
    await dispatcher.goto(`${site.url}/desk/new/congress-matters`)
    await pick(dispatcher, dispatcher.getByLabel('类别'), '专项工作报告').catch(() =>
      dispatcher.getByText('专项工作报告', { exact: true }).click(),
    )
    await pick(dispatcher, dispatcher.getByLabel('承办单位'), '城市管理局')
    await dispatcher.locator('form').getByLabel('事项', { exact: true }).fill(REPORT)
    await dispatcher.getByLabel('为什么属于重大事项').fill('关系群众切身利益，社会普遍关注。')
    await keepPicture(dispatcher, 'desk-congress-register')
    await openRegistered(dispatcher, REPORT)
    await act(dispatcher, '登记常委会会议日期', async (dialog) => {
      await dialog.getByLabel('会议日期').fill(meeting)
      await dialog.getByLabel('会议日期').press('Tab')
      await dialog.getByLabel('地点（选填）').fill('县人大常委会会议室')
    })
    await act(dispatcher, '报告送交征求意见', async (dialog) => {
      await dialog.getByLabel('有关专门委员会或者工作机构').fill('示例工作委员会')
    })
    await act(dispatcher, '报送常委会', async (dialog) => {
      await dialog.getByLabel('基本情况').fill('全县停车设施现状如下。')
      await dialog.getByLabel('法律、法规、政策依据').fill('有关规定。')
      await dialog.getByLabel('决策方案或者工作措施').fill('三年内新增停车位两千个。')
      await dialog.getByLabel('各方面的意见和协商情况').fill('各方面意见一致。')
    })
    await keepPicture(dispatcher, 'desk-congress-submitted')
    expect(await seriousFindings(dispatcher)).toEqual([])
    expect(site.faults).toEqual([])
  })
})
