import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser.each(['phone', 'desktop'] as const)('the right door, on a %s', (size) => {
  let site: Site
  let page: Page
  const asked: string[] = []
  beforeAll(async () => {
    site = await startSite()
    page = await site.open(size)
    page.on('request', (request) => asked.push(decodeURIComponent(request.url()) + (request.postData() ?? '')))
    await page.goto(`${site.url}/`)
  })
  afterAll(() => site.close())

  test('is found by typing a worry, with days to reckon and somebody to ring', async () => {
    await page.getByLabel('遇到什么事').fill('老板拖欠我半年工资不给')
    await page.getByRole('heading', { name: '工资被拖欠' }).waitFor()
    expect(await page.getByRole('link', { name: '拨打 12333' }).getAttribute('href')).toBe('tel:12333')
    await keepPicture(page, `portal-find-${size}`)
    expect(await seriousFindings(page)).toEqual([])
    await page.getByLabel('遇到什么事').fill('交警乱罚款')
    await page.getByRole('link', { name: '最迟哪天申请复议' }).click()
    await page.getByRole('heading', { name: '期限推算' }).waitFor()
    await page.getByText('申请行政复议').first().waitFor()
    await page.goBack()
  })

  test('leads on by the keyboard alone', async () => {
    await page.getByLabel('遇到什么事').fill('村口路灯不亮')
    await page.getByRole('heading', { name: '路坏了' }).waitFor()
    await page.getByLabel('遇到什么事').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '写信给县长', level: 1 }).waitFor()
    await page.goBack()
  })

  test('says what to do where nothing is like it', async () => {
    await page.getByLabel('遇到什么事').fill('𠮷䶮 qwerty')
    await page.getByText('没有认出这件事').waitFor()
    await keepPicture(page, `portal-find-nothing-${size}`)
    expect(await seriousFindings(page)).toEqual([])
  })

  test('and not a word that was typed has left the device', () => {
    expect(asked.length).toBeGreaterThan(5)
    expect(asked.filter((request) => /老板|拖欠|半年|交警|村口|qwerty|𠮷/.test(request))).toEqual([])
    expect(site.faults).toEqual([])
  })
})
