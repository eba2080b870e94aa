import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBrowser } from '../support/chromium.ts'
import { type Site, startSite } from '../support/site.ts'

describeBrowser('a draft', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site.close())

  const begun = async (page: Page) => {
    await page.goto(`${site.url}/letters/new`)
    await page.getByRole('radio', { name: '投诉' }).check()
    await page.getByLabel('标题').fill('东街路灯不亮')
    await page.getByLabel('来信内容').fill('东街路灯坏了一个月，孩子晚上看不见路，请派人来修。')
    await page.getByLabel('姓名').fill('张示例')
    await page.getByLabel('联系电话').fill('13800000000')
  }
  const attach = async (page: Page) => {
    const file = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('路灯编号 17，在东街小学门口。') }
    await page.locator('input[type=file]').first().setInputFiles(file)
    await page.getByText('已上传').waitFor()
  }
  const uploads = async () => {
    const { db } = await site.desk.accounts()
    return (await db.selectFrom('document').select('id').execute()).map(({ id }) => id)
  }

  test('begun a day ago brings its file again, which the server has forgotten, and is sent whole', async () => {
    const page = await site.open('phone')
    await begun(page)
    await attach(page)
    const { db } = await site.desk.accounts()
    // What the server's sweep does with uploads nobody sent.
    await db.deleteFrom('document').execute()
    await page.clock.setFixedTime(Date.now() + 25 * 3_600_000)
    await page.reload()
    await page.getByText('已恢复上次没有发出的草稿').waitFor()
    await page.getByText('已上传').waitFor()
    const [document] = await uploads()
    expect(document).toBeDefined()
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    const sent = await db.selectFrom('document').select(['id', 'matter']).execute()
    expect(sent).toEqual([{ id: document, matter: expect.any(String) }])
    await page.close()
  })

  test('survives the end of the browser tab without any goodbye', async () => {
    const page = await site.open('phone')
    await begun(page)
    await attach(page)
    const next = await page.context().newPage()
    await page.close({ runBeforeUnload: false })
    await next.goto(`${site.url}/letters/new`)
    expect(await next.getByLabel('标题').inputValue()).toBe('东街路灯不亮')
    await next.getByText('说明.txt').first().waitFor()
    await next.getByRole('button', { name: '清除，重新写' }).click()
    await next.getByText('已恢复上次没有发出的草稿').waitFor({ state: 'hidden' })
    await next.reload()
    await next.getByRole('button', { name: '发送' }).waitFor()
    expect(await next.getByText('说明.txt').count(), 'and is gone when it is cleared').toBe(0)
    await next.close()
  })

  test('says so where the device keeps nothing, and can be sent all the same', async () => {
    const page = await site.open('phone')
    await page.addInitScript({
      content:
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }; indexedDB.open = () => { throw new Error('none') }",
    })
    await begun(page)
    await page.getByText('这个浏览器不让保存草稿').waitFor()
    await attach(page)
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    await page.getByRole('link', { name: '查看办理进度' }).click()
    await page.getByRole('heading', { name: '现在：待分办' }).waitFor()
    await page.close()
  })

  test('leaves no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
