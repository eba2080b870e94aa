import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount, createPerson, holdPost } from '../../src/modules/accounts/index.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { PASSWORD } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

/** One person at two machines. */
describeBrowser('a draft at the desk', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
    const context = await site.desk.accounts()
    const person = await createPerson(context, { kind: 'staff', name: '李示例' })
    await createAccount(context, { person, username: 'li.shili', password: PASSWORD })
    await holdPost(context, { person, role: 'dispatcher' })
  })
  afterAll(() => site.close())

  async function machine(): Promise<Page> {
    const page = await site.open('desktop')
    await page.goto(`${site.url}/desk/sign-in`)
    await page.getByLabel('用户名').fill('li.shili')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => !address.pathname.includes('sign-in'))
    await page.goto(`${site.url}/desk/new/letters`)
    return page
  }
  const title = (page: Page) => page.getByLabel('标题')
  const stored = (page: Page) => page.getByText(/草稿已存/).waitFor()
  const told = (page: Page) => page.getByRole('alert').filter({ hasText: '您在别处也写过这一份' })

  test('is found on the other machine', async () => {
    const one = await machine()
    await title(one).fill('东街路灯不亮')
    await one.getByLabel('姓名').fill('赵示例')
    await stored(one)
    const two = await machine()
    await two.getByText('已恢复上次没有提交的草稿').waitFor()
    expect(await title(two).inputValue()).toBe('东街路灯不亮')
    expect(await two.getByLabel('姓名').inputValue()).toBe('赵示例')
    expect(await seriousFindings(two)).toEqual([])
    await keepPicture(two, 'desk-draft-restored')
    await Promise.all([one.context().close(), two.context().close()])
  })

  test('written in two places at once is shown in both and chosen by the person', async () => {
    const one = await machine()
    const two = await machine()
    await one.getByText('已恢复上次没有提交的草稿').waitFor()
    await two.getByText('已恢复上次没有提交的草稿').waitFor()
    await title(one).fill('东街路灯不亮（一）')
    await stored(one)
    await title(two).fill('东街路灯不亮（二）')
    await told(two).waitFor()
    expect(await seriousFindings(two)).toEqual([])
    await keepPicture(two, 'desk-draft-conflict')
    await told(two).getByText('看看别处那一份').click()
    await told(two).getByText('东街路灯不亮（一）').waitFor()
    // Neither is lost while nobody has chosen.
    expect(await title(two).inputValue()).toBe('东街路灯不亮（二）')
    await told(two).getByRole('button', { name: '用别处那一份' }).click()
    expect(await title(two).inputValue()).toBe('东街路灯不亮（一）')
    await title(two).fill('东街路灯不亮（三）')
    await stored(two)
    await title(one).fill('东街路灯不亮（四）')
    await told(one).getByRole('button', { name: '用这里写的' }).click()
    await stored(one)
    await two.reload()
    await told(two).or(two.getByText('已恢复上次没有提交的草稿')).first().waitFor()
    const drafts = await (await site.desk.accounts()).db.selectFrom('draft').select('name').execute()
    expect(drafts).toEqual([{ name: 'new:letter' }])
    await Promise.all([one.context().close(), two.context().close()])
  })

  test('is kept in the tab while the server cannot be reached, and reaches it afterwards', async () => {
    const page = await machine()
    await page.getByText('已恢复上次没有提交的草稿').waitFor()
    await page.clock.install()
    await page.context().setOffline(true)
    await title(page).fill('断网时写的')
    await page.clock.runFor(5_000)
    await page.getByText('草稿在这个页面里').waitFor()
    await page.context().setOffline(false)
    await page.clock.runFor(20_000)
    await stored(page)
    const two = await machine()
    await two.getByText('已恢复上次没有提交的草稿').waitFor()
    expect(await title(two).inputValue()).toBe('断网时写的')
    await two.getByRole('button', { name: '清空重写' }).click()
    expect(await title(two).inputValue()).toBe('')
    await two.reload()
    await title(two).waitFor()
    expect(await title(two).inputValue()).toBe('')
    await Promise.all([page.context().close(), two.context().close()])
  })

  test('stands in the list of drafts: gone on with, read whole, deleted and brought back', async () => {
    const page = await machine()
    await title(page).fill('北街井盖缺失')
    await page.getByLabel('姓名').fill('孙示例')
    await stored(page)
    await page.getByRole('link', { name: '我的草稿' }).click()
    const card = page.getByRole('list', { name: '草稿' }).getByRole('listitem').filter({ hasText: '登记县长信箱来信' })
    await card.getByText('北街井盖缺失').waitFor()
    expect(await card.innerText()).not.toContain('孙示例')
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await seriousFindings(page), colorScheme).toEqual([])
    }
    await keepPicture(page, 'desk-own-drafts')
    await card.getByRole('button', { name: /全文/ }).click()
    await page.getByRole('dialog').getByText('北街井盖缺失').waitFor()
    await page.keyboard.press('Escape')
    await card.getByRole('button', { name: /删去/ }).click()
    await page.getByText('没有草稿').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await card.getByText('北街井盖缺失').waitFor()
    await card.getByRole('button', { name: /接着写/ }).click()
    await page.getByText('已恢复上次没有提交的草稿').waitFor()
    expect(await title(page).inputValue()).toBe('北街井盖缺失')
    expect(await page.getByLabel('姓名').inputValue()).toBe('孙示例')
    await page.goto(`${site.url}/desk/drafts`)
    await card.getByRole('button', { name: /删去/ }).click()
    await page.getByText('没有草稿').waitFor()
    await page.goto(`${site.url}/desk/new/letters`)
    await title(page).waitFor()
    expect(await title(page).inputValue()).toBe('')
    await page.context().close()
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
