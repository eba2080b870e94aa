import { generateSync } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount, createPerson, holdPost } from '../../src/modules/accounts/index.ts'
import { changeSetting } from '../../src/store/settings.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY, PASSWORD } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('staff in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site.close())

  test('bind an authenticator at the first sign-in where the county requires it, and then work', async () => {
    const context = await site.desk.accounts()
    await changeSetting(context.db, COUNTY.code, { key: 'secondFactor', value: 'required', by: null, at: context.now })
    const person = await createPerson(context, { kind: 'staff', name: '王示例' })
    await createAccount(context, { person, username: 'wang.shili', password: PASSWORD })
    await holdPost(context, { person, role: 'dispatcher' })
    const page = await site.open('desktop')
    await page.goto(`${site.url}/desk/sign-in`)
    await page.getByLabel('用户名').fill('wang.shili')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    const shown = (await page.locator('.desk-secret').innerText()).replaceAll(/\s/g, '')
    const secret = /[A-Z2-7]{16,}/.exec(shown)?.[0] ?? ''
    expect(secret).not.toBe('')
    await keepPicture(page, 'desk-second-factor')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('textbox').last().fill(generateSync({ secret }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '待办事项' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
