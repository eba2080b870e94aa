import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('a letter in real browsers', () => {
  let site: Site
  let citizen: Page
  let receipt: { number: string; code: string }
  beforeAll(async () => {
    site = await startSite()
    citizen = await site.open('phone')
  })
  afterAll(() => site.close())

  test('is sent from a telephone, and the receipt says by which day and why', async () => {
    await citizen.goto(`${site.url}/`)
    await keepPicture(citizen, 'portal-home-phone')
    expect(await seriousFindings(citizen)).toEqual([])
    await citizen
      .getByRole('link', { name: /写一封信|写信给县长/ })
      .first()
      .click()
    await citizen.getByRole('button', { name: '发送' }).click()
    await citizen
      .getByText(/请选择|请填写/)
      .first()
      .waitFor()
    expect(await seriousFindings(citizen)).toEqual([])
    await citizen.getByRole('radio', { name: '投诉' }).check()
    await citizen.getByLabel('标题').fill('东街路灯不亮')
    await citizen.getByLabel('来信内容').fill('东街路灯坏了一个月,孩子晚上看不见路,请派人来修。')
    await citizen.getByRole('checkbox', { name: /同意/ }).check()
    await citizen.getByLabel('姓名').fill('张示例')
    await citizen.getByLabel('联系电话').fill('13800000000')
    await citizen.reload()
    expect(await citizen.getByLabel('标题').inputValue()).toBe('东街路灯不亮')
    await citizen.getByRole('button', { name: '发送' }).click()
    await citizen.getByRole('heading', { name: '已经收到' }).waitFor()
    const text = await citizen.locator('main').innerText()
    receipt = {
      number: /\d{8}-\d{6}-\d/.exec(text)?.[0] ?? '',
      code: /(?<!\d)\d{10}(?!\d)/.exec(text.replaceAll(/(\d) (?=\d)/g, '$1'))?.[0] ?? '',
    }
    expect(receipt.number).not.toBe('')
    expect(text).toContain('15个工作日')
    await keepPicture(citizen, 'portal-receipt-phone')
    expect(await seriousFindings(citizen)).toEqual([])
  })

  test('is assigned by the dispatcher', async () => {
    const page = await site.signIn('dispatcher')
    await page.getByRole('link', { name: '东街路灯不亮' }).click()
    await page.getByRole('button', { name: '分办', exact: true }).click()
    await keepPicture(page, 'desk-matter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').first().click()
    await page.getByText('城市管理局', { exact: true }).last().click()
    await dialog
      .getByRole('button', { name: /分办|确定|提交/ })
      .last()
      .click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('待签收').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  test('is accepted and answered by the office, with a document number', async () => {
    const page = await site.signIn('clerk')
    await page.getByRole('link', { name: '东街路灯不亮' }).click()
    await page.getByRole('button', { name: '签收受理', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /签收受理|确定|提交/ })
      .last()
      .click()
    await page.getByRole('button', { name: '答复办结', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '已解决', exact: true }).check()
    await dialog.getByLabel(/答复内容/).fill('已派人更换灯头,当晚恢复照明,今后每周夜间巡查。')
    await dialog
      .getByRole('button', { name: /答复办结|确定|提交/ })
      .last()
      .click()
    await page
      .getByText(/清信复〔\d{4}〕\d+号/)
      .first()
      .waitFor()
    await keepPicture(page, 'desk-answered')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('is read and rated by whoever sent it', async () => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/track`)
    await page.getByLabel('查询编号').fill(receipt.number)
    await page.getByLabel('查询码').fill(receipt.code)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('当晚恢复照明').first().waitFor()
    await keepPicture(page, 'portal-answer-phone')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '评价' }).first().click()
    await page.getByRole('radio', { name: '满意', exact: true }).check()
    await page
      .getByRole('button', { name: /提交|评价|发送/ })
      .last()
      .click()
    await page.getByText(/满意/).first().waitFor()
  })

  test('shows in the figures, which open the letters they count', async () => {
    const page = await site.signIn('leader')
    await page.goto(`${site.url}/desk/figures`)
    await page.getByText('办理县长信箱来信').first().waitFor()
    await keepPicture(page, 'desk-figures')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('left no fault behind on any page', () => {
    expect(site.faults).toEqual([])
  })
})
