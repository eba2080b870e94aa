import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainDate, today } from '../../src/calendar/plain-date.ts'
import { isRefusal } from '../../src/engine/refusal.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { announceScheme, firstScheme, saveDraft } from '../../src/modules/assessment/index.ts'
import { supervise } from '../../src/modules/supervision/index.ts'
import { Counties, caseContext } from '../../src/server/county.ts'
import { RULE } from '../supervision/moments.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const LETTER = {
  kind: '求助',
  title: '村口排水沟堵了',
  body: '村口排水沟堵了半个月，下雨就往院里倒灌，请帮忙清一清。',
  party: { name: '张示例', phone: '13800000000' },
}
const WHISTLE = {
  title: '东街集市占道经营堵路',
  body: '集市日占道经营堵住消防通道，劝导后反复，镇里没有处罚权，请部门到场。',
  tried: '镇里划线引导、发了告知书，派人值守两次。',
}
const ANSWER = '上午联合到场，清理占道摊位十二处，划定临时摊位，商户签了承诺，消防通道已畅通。'

describeBrowser('a day of a township, told by its screens', () => {
  let site: Site
  let letter: { id: string; receiptNumber: string }
  let clerk: Page
  const at = { now: new Date('2020-02-20T10:00:00+08:00') }
  const set = (time: string) => {
    at.now = new Date(`2020-03-${time}:00+08:00`)
  }

  beforeAll(async () => {
    site = await startSite({ now: () => at.now })
    const accounts = await site.desk.accounts()
    await saveOffice(accounts, { id: 'dongjie', name: '东街镇', kind: 'township' })
    await saveOffice(accounts, { id: 'market', name: '市场监督管理局', kind: 'department' })
    await announce()
    set('11T08:40')
    const sent = await site.desk.visitor.send('/api/letters', LETTER)
    letter = (await sent.json()) as typeof letter
    const dispatcher = await site.desk.signIn('dispatcher')
    const assigned = await dispatcher.send(
      `/api/letters/${letter.id}/assign`,
      { office: 'dongjie' },
      { 'if-match': '"1"' },
    )
    expect(assigned.status).toBe(200)
    clerk = await site.signIn('township', 'dongjie', 'phone')
  })
  afterAll(() => site.close())

  /** The county as its own program sees it now. */
  async function county() {
    const counties = new Counties(site.desk.services)
    const found = await counties.find(COUNTY.code, '')
    if (!found) throw new Error('no county')
    return caseContext(site.desk.services, await counties.context(found))
  }

  /** Townships are assessed from March on by a scheme they knew in February. */
  async function announce() {
    const context = { ...(await county()), by: null }
    const content = firstScheme([{ label: '乡镇', offices: ['dongjie'] }])
    const draft = await saveDraft(context, { content, note: '' })
    if (isRefusal(draft)) throw new Error(draft.message)
    const done = await announceScheme(context, { scheme: draft.scheme, effectiveFrom: plainDate('2020-03-01') })
    if (isRefusal(done)) throw new Error(done.message)
  }

  /** Keeps what a step looks like; nothing on it may shut anybody out, nor reach beyond the screen. */
  async function look(page: Page, name: string) {
    await keepPicture(page, `township-day-${name}`)
    expect(await seriousFindings(page), name).toEqual([])
    const [content, screen] = (await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]')) as [
      number,
      number,
    ]
    expect(content, name).toBeLessThanOrEqual(screen)
  }

  /** Presses an action of the matter, fills its form in, and waits until it is done. */
  async function act(page: Page, label: string, fill: () => Promise<void>, shot?: string) {
    await page.getByRole('button', { name: label, exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await fill()
    if (shot) await look(page, shot)
    await dialog.getByRole('button', { name: label, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async function choose(page: Page, label: string, option: string) {
    await page.getByRole('dialog').getByLabel(label).click()
    await page.getByTitle(option, { exact: true }).last().click()
  }

  const pick = (page: Page, option: string) =>
    page.getByRole('dialog').getByRole('radio', { name: option, exact: true }).check()

  test('the clerk finds a letter on the telephone, and takes it up', async () => {
    await clerk.goto(`${site.url}/desk`)
    await clerk.getByText(LETTER.title).first().waitFor()
    await look(clerk, '01-worklist')
    await clerk
      .getByRole('link', { name: new RegExp(LETTER.title) })
      .first()
      .click()
    await clerk.getByRole('heading', { name: LETTER.title }).waitFor()
    await look(clerk, '02-letter')
    await act(clerk, '签收受理', async () => {
      await clerk.getByLabel(/联系情况/).fill('已与来信人通话，约定下午到村口看。')
    })
    await look(clerk, '03-letter-taken')
  })

  let whistle = ''
  test('what the township cannot do alone it whistles for', async () => {
    await clerk.getByRole('button', { name: '打开菜单' }).click()
    const menu = clerk.getByRole('navigation', { name: '工作台' })
    await menu.getByText('登记', { exact: true }).click()
    await menu.getByRole('link', { name: '乡镇吹哨' }).click()
    await clerk.getByRole('heading', { name: '登记乡镇吹哨' }).waitFor()
    await clerk.getByText('联合执法', { exact: true }).click()
    await clerk.getByLabel('事项', { exact: true }).fill(WHISTLE.title)
    await clerk.getByLabel('情况', { exact: true }).fill(WHISTLE.body)
    await clerk.getByLabel('乡镇已做的工作').fill(WHISTLE.tried)
    await clerk.getByLabel(/地点/).fill('东街镇东街集市')
    await look(clerk, '04-whistle-form')
    await clerk.getByRole('button', { name: '登记', exact: true }).click()
    await clerk.waitForURL(/\/desk\/matters\//)
    await clerk.getByRole('heading', { name: WHISTLE.title }).waitFor()
    whistle = new URL(clerk.url()).pathname
    await look(clerk, '05-whistle-proposed')
  })

  test('the township’s head approves it', async () => {
    set('11T08:55')
    const head = await site.signIn('director', 'dongjie', 'phone')
    await head.goto(`${site.url}${whistle}`)
    await act(
      head,
      '批准吹哨',
      async () => {
        await choose(head, '主责部门', '城市管理局')
      },
      '06-approval',
    )
    await look(head, '07-whistle-called')
  })

  test('the departments sign in, get in touch, report on site, and bring another along', async () => {
    set('11T09:20')
    const department = await site.signIn('clerk', 'city-management')
    await department.goto(`${site.url}/desk`)
    await department
      .getByRole('link', { name: new RegExp(WHISTLE.title) })
      .first()
      .click()
    await act(department, '签收', async () => {
      await department.getByLabel('联系人和电话').fill('王示例 0393-0000000')
    })
    await act(department, '联系乡镇', async () => {
      await department.getByLabel('联系情况').fill('已电话联系镇里，九点四十到场。')
    })
    set('11T09:45')
    await department.goto(`${site.url}${whistle}`)
    await act(
      department,
      '现场报到',
      async () => {
        await department.getByLabel('到场地点').fill('东街集市入口')
        await department.getByLabel('到场人员').fill('执法中队四人')
        await department.getByLabel('到场时间').fill('09:40')
      },
      '08-report-in',
    )
    await look(department, '09-on-site')
    const lead = await site.signIn('director', 'city-management')
    await lead.goto(`${site.url}${whistle}`)
    await act(lead, '增加协办单位', async () => {
      await choose(lead, '协办单位', '市场监督管理局')
    })
    const other = await site.signIn('clerk', 'market')
    await other.goto(`${site.url}/desk`)
    await other
      .getByRole('link', { name: new RegExp(`协办：${WHISTLE.title}`) })
      .first()
      .click()
    await act(other, '签收', async () => undefined)
    await act(other, '反馈', async () => {
      await pick(other, '已办理')
      await other.getByLabel('反馈内容').fill('同场检查食品摊点八家，三家限期办证。')
    })
    await look(other, '10-assistance')
  })

  test('the department solves it and the township says how it went', async () => {
    set('11T15:10')
    const department = await site.signIn('clerk', 'city-management')
    await department.goto(`${site.url}${whistle}`)
    await act(department, '报送处置结果', async () => {
      await pick(department, '已解决')
      await department.getByLabel('处置情况').fill(ANSWER)
    })
    set('11T16:30')
    clerk = await site.signIn('township', 'dongjie', 'phone')
    await clerk.goto(`${site.url}${whistle}`)
    await clerk.getByText(ANSWER).first().waitFor()
    await look(clerk, '11-solved')
    await act(
      clerk,
      '评价并办结',
      async () => {
        await pick(clerk, '满意')
      },
      '12-rating',
    )
    await clerk.getByText('已解决').first().waitFor()
    await look(clerk, '13-closed')
  })

  test('what the township let lie comes up in its supervision', async () => {
    for (const day of ['26', '27', '30', '31']) {
      set(`${day}T10:00`)
      await supervise({ ...(await county()), today: today(at.now) }, RULE)
    }
    clerk = await site.signIn('township', 'dongjie', 'phone')
    await clerk.goto(`${site.url}/desk/supervision`)
    await clerk.getByText(letter.receiptNumber).first().waitFor()
    await look(clerk, '14-supervision')
  })

  test('the township reads its assessment, by the scheme announced before', async () => {
    await clerk.goto(`${site.url}/desk/assessment`)
    await clerk.getByRole('link', { name: '2020年3月' }).click()
    await clerk.getByText('响应率').first().waitFor()
    await look(clerk, '15-assessment')
  })

  test('and the month’s bulletin says how the township fared', async () => {
    set('31T11:00')
    const early = await site.desk.signIn('supervisor')
    expect((await early.send('/api/bulletins', { month: '2020-03' })).status).toBe(409)
    at.now = new Date('2020-04-02T09:00:00+08:00')
    const supervisor = await site.signIn('supervisor')
    await supervisor.goto(`${site.url}/desk/bulletins`)
    await supervisor.getByRole('link', { name: '2020年3月（草稿）' }).click()
    await supervisor.getByRole('heading', { name: '2020年3月通报（草稿）' }).waitFor()
    await look(supervisor, '15-bulletin-draft')
    await act(supervisor, '编号发出', async () => undefined)
    await supervisor.getByRole('heading', { name: '2020年3月通报', exact: true }).waitFor()
    await look(supervisor, '16-bulletin')
    clerk = await site.signIn('township', 'dongjie', 'phone')
    await clerk.goto(`${site.url}/desk/bulletins`)
    await clerk.getByRole('link', { name: '2020年3月通报' }).click()
    await clerk.getByText('清督通〔2020〕1号').waitFor()
    await look(clerk, '17-bulletin-phone')
    await clerk.getByRole('link', { name: /^县长信箱来信：收到：1/ }).click()
    await clerk.getByText(letter.receiptNumber).first().waitFor()
    await look(clerk, '18-behind-the-number')
  })

  test('whoever asks finds its numbers on the portal, once the county chose so', async () => {
    const supervisor = await site.signIn('supervisor')
    await supervisor.goto(`${site.url}/desk/bulletins`)
    await supervisor.getByRole('switch', { name: '在门户公布通报' }).click()
    await supervisor.getByText('已保存').waitFor()
    const visitor = await site.open('phone')
    await visitor.goto(`${site.url}/openness`)
    await visitor.getByRole('link', { name: '每月督办通报' }).click()
    await visitor.getByRole('link', { name: /2020年3月通报/ }).click()
    await visitor.getByRole('heading', { name: '2020年3月督办通报' }).waitFor()
    await look(visitor, '18-portal')
    expect(await visitor.locator('main').innerText()).not.toContain('占道经营')
  })

  test.for(['dispatcher', 'supervisor', 'leader'] as const)(
    'the %s sees it on the board, and the list behind a number',
    async (role) => {
      const page = await site.signIn(role)
      await page.goto(`${site.url}/desk/board`)
      await page.getByRole('heading', { name: '十二个月的趋势' }).waitFor()
      await look(page, `19-board-${role}`)
      await page.setViewportSize({ width: 390, height: 844 })
      await look(page, `20-board-${role}-phone`)
      await page.setViewportSize({ width: 1440, height: 900 })
      const number = page.getByRole('table', { name: '各类事项在办、到期、逾期和办结' }).getByRole('link').first()
      const count = Number(await number.innerText())
      expect(count).toBeGreaterThan(0)
      await number.click()
      await page.getByText(`本页 ${count} 件`).waitFor()
    },
  )

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
