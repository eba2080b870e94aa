import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook, recompute } from '../../scripts/recompute-assessment.mjs'
import { type AssessmentDesk, assessmentDesk } from '../assessment/desk.ts'
import { seriousFindings } from '../support/axe.ts'
import { caseDesk } from '../support/case-desk.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPaper, keepPicture, type Site, startSite } from '../support/site.ts'

const CITY = 'city-management'

describeBrowser('assessment on screens', () => {
  let site: Site
  let month: AssessmentDesk
  let home: string
  const at = { now: new Date('2020-02-20T10:00:00+08:00') }
  const on = (day: string) => {
    at.now = new Date(`${day}T10:00:00+08:00`)
  }
  beforeAll(async () => {
    site = await startSite({ now: () => at.now })
    const { database, keys } = site.desk.services
    month = assessmentDesk(await caseDesk(database, COUNTY.code, keys))
    home = `${site.url}/desk/assessment`
  })
  afterAll(() => site.close())

  async function open(page: Page, label: string) {
    await page.goto(home)
    await page.getByRole('link', { name: label }).click()
    await page.getByRole('heading', { name: new RegExp(`：${label}`) }).waitFor()
  }

  test('a supervisor drafts a scheme and announces it before the month it covers', async () => {
    const page = await site.signIn('supervisor')
    await page.goto(home)
    await page.getByText('还没有公布考核方案').waitFor()
    await page.getByRole('link', { name: '起草方案' }).click()
    await page.getByLabel('方案名称').fill('承办单位月度考核')
    await page.getByLabel('解决率').fill('')
    await page.getByLabel('容错率').fill('0')
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-assessment-editor')
    await page.getByRole('button', { name: '保存草案' }).click()
    await page.getByRole('heading', { name: '承办单位月度考核' }).waitFor()
    await page.getByText('第 1 版草案，还没有公布').waitFor()
    await page.getByRole('button', { name: '公布草案' }).click()
    await page.getByRole('button', { name: '公布', exact: true }).click()
    await page.getByText('2020年2月20日公布，适用于2020年3月1日起的考核期').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-assessment-scheme')
  })

  test('a month is lived, published, and read on paper and on a phone', async () => {
    for (const day of ['02', '03', '04', '05', '06', '09']) {
      const told = { signed: `2020-03-${day}`, answered: '2020-03-13' }
      await month.letter(`2020-03-${day}`, CITY, told)
      await month.letter(`2020-03-${day}`, 'education', told)
    }
    await month.letter('2020-03-03', CITY, { signed: '2020-03-04' })
    on('2020-04-01')
    const page = await site.signIn('supervisor')
    await open(page, '2020年3月')
    await page.getByText('结果还没有公布').waitFor()
    await page.getByRole('button', { name: '公布结果' }).click()
    await page.getByRole('button', { name: '公布并封存' }).click()
    await page.getByText('已公布，申诉截止2020年4月9日').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '公布结果' }).waitFor({ state: 'detached' })
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-assessment-period')
    await keepPaper(page, 'desk-assessment-period')
    const saving = page.waitForEvent('download')
    await page.getByRole('link', { name: '导出 Excel' }).click()
    const file = await (await saving).path()
    expect(recompute(await readWorkbook(await readFile(file))).faults).toEqual([])
    await page.getByRole('link', { name: '迹象' }).click()
    await page.getByRole('heading', { name: '期末突击办结' }).waitFor()
    await page.getByRole('heading', { name: '答复雷同或者没有内容' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-assessment-signals')
    await page.setViewportSize({ width: 390, height: 844 })
    await open(page, '2020年3月')
    await page.getByText('已公布，申诉截止2020年4月9日').waitFor()
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(wider, 'nothing hangs out of a phone').toBeLessThanOrEqual(0)
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-assessment-phone')
  })

  test('the office that was second objects to what was counted wrongly, and shares the first place', async () => {
    const page = await site.signIn('director')
    await open(page, '2020年3月')
    await page
      .getByRole('row', { name: /城市管理局/ })
      .getByText('2', { exact: true })
      .waitFor()
    await page.getByRole('link', { name: '城市管理局，承诺期限按时办结率：85.7%，6/7，查看事项' }).click()
    await page.getByText('期满未办').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page
      .getByRole('row', { name: /期满未办/ })
      .getByRole('checkbox')
      .check()
    await keepPicture(page, 'desk-assessment-items')
    await page.getByRole('button', { name: '申诉所选 1 件' }).click()
    await page.getByLabel('请求').click()
    await page.getByTitle('不计入').click()
    await page.getByLabel('理由').fill('本件等待上级部门批复，不是本单位能办的。')
    await page.getByRole('button', { name: '提出申诉' }).click()
    await page.getByText('申诉已提出').waitFor()

    const decider = await site.signIn('supervisor')
    await open(decider, '2020年3月')
    await decider.getByText('待裁定').waitFor()
    await decider.locator('.desk-moves a').first().click()
    await decider.getByRole('button', { name: '裁定申诉成立' }).click()
    await decider.getByRole('radio', { name: '不计入' }).check()
    await decider.getByLabel('查明的事实和理由').fill('批复权在上级部门，申诉理由属实。')
    await decider.getByRole('dialog').getByRole('button', { name: '裁定申诉成立' }).click()
    const sure = decider.getByRole('dialog', { name: '确定“裁定申诉成立”' })
    await sure.getByRole('button', { name: '裁定申诉成立' }).click()
    await decider.getByRole('heading', { name: /^申诉：/ }).waitFor()
    await sure.waitFor({ state: 'hidden' })
    await decider
      .getByText('结果：申诉成立')
      .or(decider.getByText('申诉成立', { exact: true }))
      .first()
      .waitFor()
    await open(decider, '2020年3月')
    await decider.getByText('公布时 2').waitFor()
    await decider.getByRole('heading', { name: '公布后的更正' }).waitFor()
    await keepPicture(decider, 'desk-assessment-corrected')
  })

  test('a supervisor tries another rule on the past month; nothing is saved', async () => {
    const page = await site.signIn('supervisor')
    await page.goto(home)
    await page.getByRole('link', { name: '承办单位月度考核' }).click()
    await page.getByRole('link', { name: '起草下一版' }).click()
    await page.getByLabel('响应率').fill('90')
    await page.getByRole('button', { name: '如果这样改，以往排名会怎样' }).click()
    await page.getByText('2020年3月 县直部门').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-assessment-what-if')
    await page.getByRole('link', { name: '← 返回' }).click()
    await page.getByRole('heading', { name: '承办单位月度考核' }).waitFor()
    expect(await page.getByText('草案').count()).toBe(0)
  })

  test('the administrator reads the scheme and no result', async () => {
    const page = await site.signIn('administrator')
    await page.goto(home)
    await page.getByRole('link', { name: '承办单位月度考核' }).waitFor()
    expect(await page.getByText('2020年3月', { exact: true }).count()).toBe(0)
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
