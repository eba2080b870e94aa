import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, today } from '../../src/calendar/plain-date.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'
import { textOfDocx } from '../support/unzip.ts'

const TITLE = '不服城管罚示例12号处罚决定'

describeBrowser('a reconsideration in real browsers', () => {
  let site: Site
  let citizen: Page
  let address = ''
  let receipt: { number: string; code: string }
  beforeAll(async () => {
    site = await startSite()
    const accounts = await site.desk.accounts()
    await saveOffice(accounts, { id: 'justice', name: '司法局', kind: 'justice-bureau' })
    await saveOffice(accounts, { id: 'example-firm', name: '示例律师事务所', kind: 'law-firm' })
    citizen = await site.open('phone')
  })
  afterAll(() => site.close())

  /** Takes one action of the page: opens its form, fills it in, sends it. */
  const act = async (page: Page, label: string, fill: (dialog: Locator) => Promise<void> = async () => {}) => {
    await page.getByRole('button', { name: label, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await fill(dialog)
    await dialog.getByRole('button', { name: label }).last().click()
    await dialog.waitFor({ state: 'hidden' })
  }
  const pick = async (page: Page, field: Locator, option: string | RegExp) => {
    await field.click()
    await page.locator('.ant-select-item-option').filter({ hasText: option }).last().click()
  }
  const atDesk = async (role: 'justiceBureau' | 'leader' | 'clerk') => {
    const page = await site.signIn(role)
    await page.goto(address)
    await page.getByRole('heading', { name: TITLE }).waitFor()
    return page
  }

  test('is applied for from a telephone, with evidence, against an agency and nobody else', async () => {
    const knownOn = addDays(today(new Date()), -10)
    await citizen.goto(`${site.url}/reconsiderations/new`)
    const respondent = citizen.getByLabel('被申请人')
    await respondent.waitFor()
    await citizen.getByLabel('行政行为类别').selectOption({ label: '行政处罚' })
    await respondent.selectOption({ label: '城市管理局' })
    expect(await respondent.innerText()).not.toContain('律师事务所')
    await citizen.getByLabel('对什么不服').fill(TITLE)
    await citizen.getByLabel('知道行政行为之日').fill(knownOn)
    await citizen.getByLabel('复议请求').fill('请求撤销该处罚决定。')
    await citizen.getByLabel('主要事实和理由').fill('处罚认定的占道事实不存在，现场照片不是申请人的摊位。')
    await citizen
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '处罚决定书.txt', mimeType: 'text/plain', buffer: Buffer.from('示例处罚决定书') })
    await citizen.getByText('处罚决定书.txt').first().waitFor()
    await citizen.getByLabel('姓名或名称').fill('张示例')
    await citizen.getByLabel('证件号码').fill('示例证件0001')
    await citizen.getByLabel('联系电话').fill('13800000000')
    await citizen.getByLabel('送达地址').fill('清丰县示例路1号')
    await keepPicture(citizen, 'portal-reconsideration-phone')
    expect(await seriousFindings(citizen)).toEqual([])
    await citizen.getByRole('button', { name: '发送' }).click()
    await citizen.getByRole('heading', { name: '已经收到' }).waitFor()
    const text = await citizen.locator('main').innerText()
    receipt = {
      number: /\d{8}-\d{6}-\d/.exec(text)?.[0] ?? '',
      code: /(?<!\d)\d{10}(?!\d)/.exec(text.replaceAll(/(\d) (?=\d)/g, '$1'))?.[0] ?? '',
    }
    await keepPicture(citizen, 'portal-reconsideration-receipt-phone')
  })

  test('is accepted at the desk; a step out of turn says what comes first, with the article', async () => {
    const page = await site.signIn('justiceBureau')
    await page.getByRole('link', { name: TITLE }).click()
    await page.getByRole('heading', { name: TITLE }).waitFor()
    address = page.url()
    const early = page.getByRole('button', { name: '发送申请书副本', exact: true })
    expect(await early.count()).toBe(0)
    await keepPicture(page, 'desk-reconsideration-reviewing')
    expect(await seriousFindings(page)).toEqual([])
    await act(page, '受理', async (dialog) => {
      await dialog.getByText('普通程序', { exact: true }).click()
    })
    await act(page, '发送申请书副本')
    await page.getByText('被申请人答复期限').first().waitFor()
  })

  test('is answered by the agency, which sees its own part of the case', async () => {
    const page = await atDesk('clerk')
    await act(page, '被申请人答复并提交证据', async (dialog) => {
      await dialog.getByLabel('书面答复').fill('处罚事实清楚，程序合法，请求维持。')
      await dialog.getByLabel('证据、依据和有关材料目录').fill('现场笔录、照片、询问笔录。')
    })
    await page.getByText('处罚事实清楚，程序合法，请求维持。').first().waitFor()
    await keepPicture(page, 'desk-reconsideration-respondent')
  })

  test('is heard, proposed on an article, approved, decided; the decision cites it', async () => {
    const page = await atDesk('justiceBureau')
    await act(page, '登记第三人参加', async (dialog) => {
      await dialog.getByLabel('第三人称谓').fill('相邻摊主甲')
      await dialog.getByText('复议机构通知参加').click()
      await dialog.getByLabel('利害关系').fill('占用同一处公共场地。')
    })
    await act(page, '听取当事人意见', async (dialog) => {
      await dialog.getByText('电话', { exact: true }).click()
      await dialog.getByLabel('意见记录').fill('申请人坚持复议请求。')
    })
    await act(page, '提出审理意见', async (dialog) => {
      await pick(page, dialog.getByLabel('拟作决定'), /^撤销$/)
      await dialog.getByLabel('审查意见').fill('主要事实不清、证据不足，应予撤销。')
      await dialog.getByText('更为有利', { exact: true }).click()
      await pick(page, dialog.getByLabel('所依据的条款'), '第六十四条第一款第（一）项')
      await keepPicture(page, 'desk-reconsideration-propose')
    })
    const head = await atDesk('leader')
    await act(head, '同意拟作决定', async (dialog) => {
      await dialog.getByText('机关负责人同意', { exact: true }).click()
    })
    await page.reload()
    await act(page, '作出复议决定', async (dialog) => {
      await dialog.getByLabel('决定主文').fill('撤销被申请人作出的处罚决定。')
      await dialog.getByLabel('认定的事实和理由').fill('经审理查明，现场照片不能证明违法行为人为申请人。')
      await dialog.getByRole('checkbox', { name: /重新作出|责令/ }).check()
    })
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(/下载行政复议决定书/).click()])
    const decision = textOfDocx(await readFile(await download.path()))
    expect(decision).toContain('《中华人民共和国行政复议法》第六十四条第一款第（一）项')
    expect(decision).toContain('申请人：张示例')
    await keepPicture(page, 'desk-reconsideration-decided')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('is served on the telephone: opening it is its receipt, and the reading is recorded', async () => {
    await citizen.goto(`${site.url}/track`)
    await citizen.getByLabel('查询编号').fill(receipt.number)
    await citizen.getByLabel('查询码').fill(receipt.code)
    await citizen.getByRole('button', { name: /查询|查看/ }).click()
    await citizen.getByRole('heading', { name: '文书' }).waitFor()
    await keepPicture(citizen, 'portal-reconsideration-track-phone')
    await citizen.getByRole('button', { name: '签收文书', exact: true }).click()
    await citizen.getByRole('button', { name: '确定签收文书' }).click()
    await citizen.getByText('签收（电子送达）').filter({ visible: true }).first().waitFor()
    const [download] = await Promise.all([
      citizen.waitForEvent('download'),
      citizen.getByRole('button', { name: /行政复议决定书/ }).click(),
    ])
    expect(textOfDocx(await readFile(await download.path()))).toContain('一经送达，即发生法律效力')
    expect(await seriousFindings(citizen)).toEqual([])
    const page = await atDesk('justiceBureau')
    await page.getByText('签收（电子送达）').first().waitFor()
    await page.getByText('重新作出期限').first().waitFor()
  })

  test('is performed by the agency, and the applicant sees it', async () => {
    const page = await atDesk('clerk')
    await act(page, '报告履行情况', async (dialog) => {
      await dialog.getByLabel('履行情况').fill('已依法重新调查处理，作出新的决定。')
    })
    await page.getByText('报告履行情况').first().waitFor()
    await keepPicture(page, 'desk-reconsideration-performed')
    await citizen.reload()
    await citizen.getByText('报告履行情况').first().waitFor()
    await keepPicture(citizen, 'portal-reconsideration-performed-phone')
    expect(site.faults).toEqual([])
  })
})
