import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import { supervise } from '../../src/modules/supervision/index.ts'
import { Counties, caseContext } from '../../src/server/county.ts'
import { RULE } from '../supervision/moments.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
  party: { name: '张示例', phone: '13800000000' },
}

describeBrowser('supervision on screens', () => {
  let site: Site
  let letter: { id: string; receiptNumber: string }
  const at = { now: new Date('2020-03-02T10:00:00+08:00') }
  beforeAll(async () => {
    site = await startSite({ now: () => at.now })
    const answer = await site.desk.visitor.send('/api/letters', LETTER)
    letter = (await answer.json()) as typeof letter
    const dispatcher = await site.desk.signIn('dispatcher')
    const assigned = await dispatcher.send(
      `/api/letters/${letter.id}/assign`,
      { office: 'city-management' },
      { 'if-match': '"1"' },
    )
    expect(assigned.status).toBe(200)
    for (const day of ['2020-03-17', '2020-03-19', '2020-03-25']) await look(day)
  })
  afterAll(() => site.close())

  async function look(day: string) {
    at.now = new Date(`${day}T10:00:00+08:00`)
    const counties = new Counties(site.desk.services)
    const county = await counties.find(COUNTY.code, '')
    if (!county) throw new Error('no county')
    const context = await counties.context(county)
    await supervise({ ...caseContext(site.desk.services, context), today: today(at.now) }, RULE)
  }

  test('a supervisor sees what stands on the ladder, opens it and the order it raised', async () => {
    const page = await site.signIn('supervisor')
    await page.goto(`${site.url}/desk/supervision`)
    await page.getByText(letter.receiptNumber).first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-supervision')
    await page.getByRole('link', { name: '东街路灯不亮' }).first().click()
    await page.getByRole('heading', { name: '督办提醒' }).waitFor()
    await keepPicture(page, 'desk-ladder-card')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: '督办单', exact: true }).click()
    await page.getByRole('heading', { name: /督办：.*超期未办/ }).waitFor()
    expect(await page.locator('article').innerText()).toContain('自动督办程序')
  })

  test('the office that is late sees its own part', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/supervision`)
    await page.getByText(letter.receiptNumber).first().waitFor()
    const other = await site.signIn('clerk', 'education')
    await other.goto(`${site.url}/desk/supervision`)
    await other.getByText('没有事项需要提醒').waitFor()
  })

  test('a supervisor issues an order of a special supervision and watches its progress', async () => {
    const page = await site.signIn('supervisor')
    await page.goto(`${site.url}/desk/new/supervision-orders`)
    await page.getByLabel('被督办单位').click()
    await page.getByText('教育体育局', { exact: true }).last().click()
    await page.getByLabel('督办事项').fill('校门口交通')
    await page.getByText('专项督办', { exact: true }).last().click()
    await page.getByLabel('督办要求').fill('开学前完成校门口护栏安装。')
    await page.getByLabel('专项名称').fill('春季开学安全')
    await keepPicture(page, 'desk-supervision-order')
    await page
      .getByRole('button', { name: /登记|提交/ })
      .first()
      .click()
    await page.getByRole('heading', { name: '督办：校门口交通' }).waitFor()
    await page.goto(`${site.url}/desk/supervision`)
    await page.getByText('春季开学安全').waitFor()
    await keepPicture(page, 'desk-supervision-batches')
  })

  test('the administrator settles when each step is due, and is told what does not hold together', async () => {
    const page = await site.signIn('administrator')
    await page.goto(`${site.url}/desk/ladder`)
    await page.getByRole('heading', { name: '自动督办' }).waitFor()
    await page.getByLabel('约谈').fill('0')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('后一级的工作日数应小于前一级').waitFor()
    await page.getByLabel('约谈').fill('-6')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('自动督办的规则已保存').waitFor()
    await keepPicture(page, 'desk-ladder-setting')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
