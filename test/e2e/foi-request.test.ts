import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'
import { textOfDocx } from '../support/unzip.ts'

describeBrowser('a request for information in real browsers', () => {
  let site: Site
  let citizen: Page
  let receipt: { number: string; code: string }
  beforeAll(async () => {
    site = await startSite()
    citizen = await site.open('phone')
  })
  afterAll(() => site.close())

  const act = async (page: Page, label: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
    await page.getByRole('button', { name: label, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await fill(dialog)
    await dialog.getByRole('button', { name: label }).last().click()
    await dialog.waitFor({ state: 'hidden' })
  }

  test('is made from a telephone, with a file, naming the office asked', async () => {
    await citizen.goto(`${site.url}/foi-requests/new`)
    await citizen.getByRole('radio', { name: '自然人' }).check()
    await citizen.getByLabel('向哪个机关申请').selectOption({ label: '城市管理局' })
    await citizen.getByLabel('所需信息的名称').fill('东街停车场收费批复')
    await citizen.getByLabel('所需信息的内容描述').fill('东街停车场收费标准的批复文件及附件。')
    await citizen.getByRole('radio', { name: '电子文本' }).check()
    await citizen.getByRole('radio', { name: '网上获取' }).check()
    expect(await citizen.getByText('提交方式').count()).toBe(0)
    await citizen
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '身份证明.txt', mimeType: 'text/plain', buffer: Buffer.from('示例证明') })
    await citizen.getByText('身份证明.txt').first().waitFor()
    await citizen.getByLabel('姓名或名称').fill('张示例')
    await citizen.getByLabel('证件号码').fill('示例证件0001')
    await citizen.getByLabel('联系电话').fill('13800000000')
    await keepPicture(citizen, 'portal-foi-request-phone')
    expect(await seriousFindings(citizen)).toEqual([])
    await citizen.getByRole('button', { name: '发送' }).click()
    await citizen.getByRole('heading', { name: '已经收到' }).waitFor()
    const text = await citizen.locator('main').innerText()
    receipt = {
      number: /\d{8}-\d{6}-\d/.exec(text)?.[0] ?? '',
      code: /(?<!\d)\d{10}(?!\d)/.exec(text.replaceAll(/(\d) (?=\d)/g, '$1'))?.[0] ?? '',
    }
  })

  test('is confirmed and answered at the desk, and the letter downloaded', async () => {
    const page = await site.signIn('clerk')
    await page.getByRole('link', { name: '东街停车场收费批复' }).click()
    await act(page, '确认收到', async (dialog) => {
      await dialog.getByText('电话', { exact: true }).click()
    })
    await page.getByText('答复期限').first().waitFor()
    await act(page, '答复', async (dialog) => {
      await dialog.getByRole('combobox').first().click()
      await page.getByText('予以公开', { exact: true }).last().click()
      await dialog.getByLabel('答复内容').fill('您申请的批复可以公开，现予提供，见附件。')
    })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText(/下载政府信息公开申请答复书/).click(),
    ])
    expect(textOfDocx(await readFile(await download.path()))).toContain('张示例：')
    await keepPicture(page, 'desk-foi-request')
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${site.url}/desk/statistics`)
    await page.getByRole('link', { name: /^（七）总计，总计：1/ }).waitFor()
    await keepPicture(page, 'desk-statistics')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: /^（一）予以公开，自然人：1/ }).click()
    await page.getByRole('link', { name: '东街停车场收费批复' }).waitFor()
    expect(site.faults).toEqual([])
  })

  test('is signed for by its applicant on the telephone', async () => {
    await citizen.goto(`${site.url}/track`)
    await citizen.getByLabel('查询编号').fill(receipt.number)
    await citizen.getByLabel('查询码').fill(receipt.code)
    await citizen.getByRole('button', { name: /查询|查看/ }).click()
    await citizen.getByRole('heading', { name: '文书' }).waitFor()
    await citizen.getByRole('button', { name: '签收文书', exact: true }).click()
    await citizen.getByRole('button', { name: '确定签收文书' }).click()
    await citizen.getByText('签收（电子送达）').filter({ visible: true }).first().waitFor()
    await keepPicture(citizen, 'portal-foi-answer-phone')
    expect(await seriousFindings(citizen)).toEqual([])
    expect(site.faults).toEqual([])
  })
})
