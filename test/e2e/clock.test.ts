import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPaper, keepPicture, type Site, startSite } from '../support/site.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
}
const SENDER = { name: '张示例', phone: '13800000000' }

describeBrowser('the clock on screens', () => {
  let site: Site
  let letter: { id: string; receiptNumber: string; queryCode: string }
  const at = { now: new Date('2020-01-20T10:00:00+08:00') }
  beforeAll(async () => {
    site = await startSite({ now: () => at.now })
    const answer = await site.desk.visitor.send('/api/letters', { ...LETTER, party: SENDER })
    letter = (await answer.json()) as typeof letter
  })
  afterAll(() => site.close())

  test('account of a matter: steps, strip, article, printed for a court', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/matters/${letter.id}`)
    const due = await page.locator('.clock dd').first().innerText()
    await keepPicture(page, 'desk-clocks')
    await page.getByRole('link', { name: /为什么是这一天.*分办期限/ }).click()
    await page.getByRole('heading', { name: '分办期限计算说明' }).waitFor()
    await keepPicture(page, 'desk-clock-account')
    expect(await seriousFindings(page)).toEqual([])
    const text = await page.locator('article').innerText()
    expect(text).toContain('《信访条例》（2005）')
    expect(text).toContain(letter.receiptNumber)
    const dueOn = due.replace(/^(\d+)年(\d+)月(\d+)日.*$/s, (_, year, month, day) =>
      [year, two(month), two(day)].join('-'),
    )
    expect(await page.locator(`td[data-on="${dueOn}"] .strip-mark`).allInnerTexts()).toContain('届满')
    expect(await page.locator('td[data-on="2020-01-23"]').innerText()).toContain('本县承诺的最后一日')
    expect(await page.locator('td[data-on="2020-01-20"]').innerText()).toContain('起算日，当日不计')
    await keepPaper(page, 'desk-clock-account')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.account-printed').innerText()).toMatch(
      /^打印：李示例（.+），\d{4}年\d{1,2}月\d{1,2}日 \d\d:\d\d/,
    )
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  })

  test('a wrongly recorded day is put right: the step chosen, old and new days shown', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/matters/${letter.id}`)
    await page.getByRole('button', { name: '更正日期', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '要更正的步骤' }).click()
    await page.getByText('2020年1月20日 提出（来信人）', { exact: true }).last().click()
    await dialog.getByLabel('正确的日期').fill('2020-01-17')
    await dialog.getByLabel('正确的日期').press('Enter')
    await dialog.getByLabel('更正理由').fill('信封邮戳和收文登记都是十七日。')
    await keepPicture(page, 'desk-correct-date')
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: '更正日期' }).click()
    await page.getByRole('dialog').last().getByRole('button', { name: '更正日期' }).click()
    await page.getByText('日期已更正').first().waitFor()
    const timeline = await page.locator('.matter-timeline').innerText()
    expect(timeline).toMatch(/原记 2020年1月20日，实为 2020年1月17日/)
    expect(timeline).toMatch(/分办期限：2020-02-04 → 2020-02-01/)
    expect(timeline).toMatch(/提出（原记2020年1月20日）/)
    await keepPicture(page, 'desk-date-corrected')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: /为什么是这一天.*分办期限/ }).click()
    await page.getByText('稳妥的是2020年1月23日前办完').waitFor()
  })

  test('calculator: found in everyday words on a telephone, asked, answered day by day, kept in the address', async () => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/`)
    await page.getByRole('link', { name: '推算期限' }).click()
    await page.getByLabel('哪一项期限').fill('罚款多久交')
    expect(await page.locator('.p-list-open strong').first().innerText()).toBe('缴纳罚款')
    await page.getByLabel('哪一项期限').fill('申请信息公开多久答复')
    await keepPicture(page, 'portal-deadlines-search-phone')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: /^答复公开申请/ }).click()
    await page.getByRole('button', { name: '推算', exact: true }).click()
    await page.getByText('请填写日期').waitFor()
    await page.getByLabel(/^起算日/).fill('2020-01-20')
    await page.getByRole('button', { name: '推算', exact: true }).click()
    await page.getByRole('heading', { name: '最迟2020年2月25日（星期二）' }).waitFor()
    expect(new URL(page.url()).search).toBe('?limit=foi-answer&start=2020-01-20')
    expect(await page.locator('td[data-on="2020-02-25"]').innerText()).toContain('第20日，届满')
    expect(await page.locator('td[data-on="2020-02-01"]').innerText()).toContain('春节放假')
    await keepPicture(page, 'portal-deadline-phone')
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  test('calculator: facts only where the limit takes them, on a wide screen, in the dark, on paper', async () => {
    const page = await site.open('desktop')
    await page.goto(`${site.url}/deadlines?limit=foi-answer-2019&start=2020-01-20`)
    await page.getByRole('heading', { name: '最迟2020年2月25日（星期二）' }).waitFor()
    await keepPicture(page, 'portal-deadline-wide')
    await page.getByRole('button', { name: '＋ 扣除一段时间（中止）' }).click()
    await page.getByLabel(/^从哪天起/).fill('2020-02-05')
    await page.getByLabel(/^到哪天止/).fill('2020-02-12')
    await page.getByRole('button', { name: '＋ 批准延长' }).click()
    await page.getByLabel(/^延长后的总期/).fill('40')
    await page.getByLabel(/^哪天批准/).fill('2020-02-20')
    await page.getByRole('button', { name: '推算', exact: true }).click()
    await page.getByText('批准延长20个工作日，合计40个工作日').waitFor()
    await page.getByText('2020年2月6日至2020年2月12日不计入期限').waitFor()
    expect(page.url()).toContain('exclude=2020-02-05%3A2020-02-12&extend=40%402020-02-20')
    await keepPicture(page, 'portal-deadline-facts-wide')
    expect(await seriousFindings(page)).toEqual([])
    await keepPaper(page, 'portal-deadline')
    await page.emulateMedia({ colorScheme: 'dark' })
    await keepPicture(page, 'portal-deadline-dark')
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${site.url}/deadlines?limit=penalty-pay&start=2021-07-14`)
    await page.getByText('《行政处罚法》（2017）').first().waitFor()
    expect(await page.getByRole('button', { name: /＋/ }).count()).toBe(0)
    await page.goto(`${site.url}/deadlines?limit=litigation-sue-longstop&start=2018-03-05`)
    await page.getByRole('heading', { name: '最迟2023年3月5日（星期日）' }).waitFor()
    await keepPicture(page, 'portal-deadline-long')
    await page.goto(`${site.url}/deadlines?limit=reconsideration-hearing-notice&start=2024-10-10`)
    await page.getByText('由此向前倒数').waitFor()
    await keepPicture(page, 'portal-deadline-back')
    await page.goto(`${site.url}/deadlines?limit=petition-transfer&start=2020-01-17`)
    await page.getByText('2020年1月23日前办完最稳妥').waitFor()
    await keepPicture(page, 'portal-deadline-silent')
  })

  test('the applicant opens the days of a clock of their own', async () => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/track`)
    await page.getByLabel('查询编号').fill(letter.receiptNumber)
    await page.getByLabel('查询码').fill(letter.queryCode)
    await page.getByRole('button', { name: '查询' }).click()
    await page.locator('summary', { hasText: '为什么是这一天' }).first().click()
    await page.locator('td[data-on="2020-02-01"]').waitFor()
    await keepPicture(page, 'portal-clock-phone')
    expect(await seriousFindings(page)).toEqual([])
    const stranger = await site.desk.signIn('citizen')
    expect((await stranger.get(`/api/tracking/${letter.id}/clocks/intake`)).status).toBe(404)
  })

  test('public sessions stand in a list by day', async () => {
    const host = await site.desk.signIn('dispatcher')
    await host.send('/api/online-interviews', {
      topic: '谈谈老旧小区改造',
      guest: '住房和城乡建设局局长陈示例',
      plannedOn: '2020-02-20',
      intro: '老旧小区改造的安排和进度。',
    })
    const page = await site.open('phone')
    await page.goto(`${site.url}/appointments`)
    await page.getByRole('heading', { name: '2020年2月20日 星期四' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'portal-appointments-phone')
    await page.getByRole('link', { name: /谈谈老旧小区改造/ }).click()
    await page.getByRole('heading', { name: '谈谈老旧小区改造' }).waitFor()
  })

  test('the county settles what no law fixes, and takes it back', async () => {
    const page = await site.signIn('administrator')
    await page.goto(`${site.url}/desk/limits`)
    await page.getByLabel('县长信箱办理的本县数值').fill('12')
    await keepPicture(page, 'desk-limits')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '保存县长信箱办理' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认修改' }).click()
    await page.getByRole('button', { name: '县长信箱办理恢复默认' }).click()
    const reader = await site.open('phone')
    await reader.goto(`${site.url}/deadlines?limit=mailbox-local&start=2020-03-02`)
    await reader.getByText('这项期限由本县设置为12').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '恢复默认' }).click()
    await page.getByRole('button', { name: '县长信箱办理恢复默认' }).waitFor({ state: 'hidden' })
    await reader.reload()
    await reader.getByText('尚未设置日数').waitFor()
    await keepPicture(reader, 'portal-deadline-unset-phone')
    expect(await seriousFindings(reader)).toEqual([])
  })

  test('a feed is made, its address shown once, read by a calendar, and revoked', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/feeds`)
    await page.getByRole('button', { name: '新建订阅' }).click()
    await page.getByRole('radio', { name: '一处场所的会议' }).check()
    await page.getByLabel('场所', { exact: true }).fill('县政府第一听证室')
    await page.getByRole('button', { name: '生成地址' }).click()
    const address = await page.locator('.desk-secret-once code').innerText()
    expect(address).toMatch(new RegExp(`^${site.url}/api/feeds/[\\w-]{32}\\.ics$`))
    await keepPicture(page, 'desk-feed-made')
    const path = new URL(address).pathname
    expect(await (await site.desk.visitor.get(path)).text()).toContain('BEGIN:VCALENDAR')
    await page.getByRole('button', { name: '已复制，关闭' }).click()
    await page.getByRole('cell', { name: '县政府第一听证室的会议', exact: true }).waitFor()
    expect(await page.getByText(path).count()).toBe(0)
    await keepPicture(page, 'desk-feeds')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '停用县政府第一听证室的会议的订阅' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await page.getByText('还没有订阅').waitFor()
    expect((await site.desk.visitor.get(path)).status).toBe(404)
  })

  test('the list orders by the nearer of statute and norm, and marks an estimate', async () => {
    at.now = new Date('2020-01-20T10:00:00+08:00')
    const page = await site.signIn('dispatcher')
    await page.getByRole('link', { name: LETTER.title }).waitFor()
    expect(await page.locator('.desk-due').first().innerText()).toContain('2020-01-21')
    expect(await page.locator('.desk-due').first().innerText()).toContain('剩 1 个工作日')
    at.now = new Date('2027-12-31T10:00:00+08:00')
    await site.desk.visitor.send('/api/letters', { ...LETTER, title: '年末来信', party: SENDER })
    const later = await site.signIn('dispatcher')
    const row = later.locator('.desk-row', { hasText: '年末来信' })
    await row.waitFor()
    expect(await row.innerText()).toContain('暂定')
  })

  test('left no fault behind on any page', () => {
    expect(site.faults).toEqual([])
  })
})

function two(number: string): string {
  return number.padStart(2, '0')
}
