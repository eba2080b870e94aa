import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { caseDesk, done } from '../support/case-desk.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路。' }
const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。1月9日（周六）上班。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。2月13日（周六）、2月14日（周日）上班。`

describeBrowser('a notice entered at the desk', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite({ now: () => new Date('2026-12-28T01:00:00Z'), settleMs: 0 })
    const { database, keys } = site.desk.services
    const desk = await caseDesk(database, COUNTY.code, keys)
    for (const [day, office] of [
      ['2026-12-14', 'city-management'],
      ['2026-12-15', 'city-management'],
      ['2026-12-16', 'education'],
    ] as const) {
      const { id } = done(await desk.open(day, 'letter', LETTER))
      done(await desk.act(day, id, 'assign', { office }, desk.staff('dispatcher')))
    }
  })
  afterAll(() => site.close())

  test('is pasted, looked over, saved, and shows who was moved', async () => {
    const page = await site.signIn('administrator')
    await page.goto(`${site.url}/desk/calendar?year=2027`)
    await page.getByText('2027 年的放假安排尚未录入').waitFor()
    await page.getByText('未公布，期限暂定').first().waitFor()
    await page.getByLabel('通知全文').fill(NOTICE)
    await page.getByRole('button', { name: '读出日子' }).click()
    await page.getByText('读出放假 11 天、上班 3 天，星期和天数与通知一致').waitFor()
    expect(await page.getByRole('textbox', { name: '通知名称和文号' }).inputValue()).toBe(
      '国务院办公厅关于2027年部分节假日安排的通知',
    )
    await page.getByText('2027年2月5日 周五 至 2027年2月12日 周五 共 8 天').waitFor()
    await page.getByRole('button', { name: '预览变动' }).click()
    await page.getByText('将核对 3 件可能受影响的事项').waitFor()
    await keepPicture(page, 'desk-calendar-preview')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '确认保存并重算期限' }).click()
    await page.getByText('完成：核对 3 件，3 项在办期限改了届满日').waitFor()
    await page.getByRole('link', { name: '查看改变的事项' }).click()
    await page.getByRole('cell', { name: '2027-01-05' }).first().waitFor()
    expect(await page.getByRole('row').filter({ hasText: '答复期限' }).count()).toBe(3)
    await keepPicture(page, 'desk-redating')
    expect(await seriousFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByText('答复期限：2027-01-04 → 2027-01-05').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-redating-phone')
    await page.goto(`${site.url}/desk/calendar?year=2027`)
    await page.getByText('2027年2月5日 周五').first().waitFor()
    await keepPicture(page, 'desk-calendar-phone')
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    expect(wide).toBeLessThanOrEqual(390)
  })

  test('rings at the clerk of the office, who reads it and goes to the list', async () => {
    const page = await site.signIn('clerk', 'city-management')
    await page.getByRole('button', { name: '通知，1 条未读' }).click()
    await page.getByRole('link', { name: /本单位在办事项 2 件届满日改变/ }).waitFor()
    await keepPicture(page, 'desk-notifications')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: /本单位在办事项 2 件届满日改变/ }).click()
    await page.getByRole('heading', { name: '期限重算', level: 1 }).waitFor()
    await page.getByRole('row').filter({ hasText: '答复期限' }).first().waitFor()
    expect(await page.getByRole('row').filter({ hasText: '答复期限' }).count()).toBe(2)
    await page.getByRole('button', { name: '通知', exact: true }).waitFor()
    await page.getByRole('link', { name: '历次重算' }).click()
    await page.getByRole('link', { name: /2027年放假安排变动/ }).waitFor()
    await keepPicture(page, 'desk-redatings')
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
