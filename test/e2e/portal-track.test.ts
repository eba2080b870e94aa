import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type PlainDate, today } from '../../src/calendar/plain-date.ts'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { queryCode } from '../../src/server/tracking.ts'
import { seriousFindings } from '../support/axe.ts'
import { type CaseDesk, caseDesk, done } from '../support/case-desk.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPaper, keepPicture, type Site, startSite } from '../support/site.ts'

const OFFICE = 'city-management'
const LETTER = { kind: '投诉', title: '示范路路灯不亮', body: '路灯坏了一个月，夜里走不了人，请修。' }
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明。' }
const BACK = {
  reason: '不属于本单位职责。',
  basisKind: '权责清单',
  basisTitle: '示例单位权责清单',
  basisArticle: '全部事项',
}
const REQUEST = {
  applicantKind: '自然人',
  title: '示范路停车场收费批复',
  body: '停车场收费标准的批复文件及附件。',
  form: '电子文本',
  delivery: '网上获取',
  office: OFFICE,
}
const APPEAL = {
  act: '行政处罚',
  respondent: OFFICE,
  title: '不服示例12号处罚决定',
  claim: '请求撤销该处罚决定。',
  body: '处罚认定的占道事实不存在。',
}

interface Standing {
  readonly name: string
  /** Begun so many days ago. */
  readonly ago: number
  readonly make: (begun: PlainDate) => Promise<string>
  readonly says: readonly (string | RegExp)[]
  readonly not?: readonly string[]
}

describeBrowser('where a matter stands, for whoever knows no procedure', () => {
  let site: Site
  let cases: CaseDesk
  beforeAll(async () => {
    site = await startSite()
    const { services } = site.desk
    cases = await caseDesk(services.database, COUNTY.code, services.keys)
    await saveOffice(await site.desk.accounts(), { id: 'justice', name: '司法局', kind: 'justice-bureau' })
  })
  afterAll(() => site.close())

  const now = today(new Date())
  const dispatcher = () => cases.staff('dispatcher')
  const clerk = () => cases.staff('clerk', OFFICE)
  const bureau = () => cases.staff('justiceBureau', 'justice')
  const open = async (day: string, procedure: string, input: object, party?: object) =>
    done(await cases.open(day, procedure, input, party ? { party } : {})).id
  const act = async (day: string, id: string, action: string, input: object, by: Parameters<CaseDesk['act']>[4]) => {
    done(await cases.act(day, id, action, input, by))
    return id
  }
  const sent = async (day: string) =>
    act(day, await open(day, 'letter', LETTER), 'assign', { office: OFFICE }, dispatcher())
  const handled = async (day: string) => act(day, await sent(day), 'accept', {}, clerk())
  const answered = async (day: string) => act(day, await handled(day), 'reply', ANSWER, clerk())
  const confirmed = async (day: string) => {
    const applicant = { name: '张示例', phone: '13800000000', idNumber: '示例证件0001' }
    return act(day, await open(day, 'foi-request', REQUEST, applicant), 'confirmReceipt', { how: '电话' }, clerk())
  }
  const appealed = async (day: PlainDate) => {
    const party = { name: '张示例', idNumber: '示例证件0001', phone: '13800000000', address: '示范路1号' }
    const input = { ...APPEAL, knownOn: addDays(day, -3) }
    return act(day, await open(day, 'reconsideration', input, party), 'designate', { office: 'justice' }, bureau())
  }

  const STANDINGS: readonly Standing[] = [
    {
      name: 'letter-received',
      ago: 0,
      make: (day) => open(day, 'letter', LETTER),
      says: ['信收到了', '谁在办', '县政府办公室', /\d日（星期.）前答复您/, '还有 15 个工作日', '为什么是这一天'],
      not: ['退回期限', '现在不能做的'],
    },
    { name: 'letter-assigned', ago: 1, make: sent, says: ['信已经交给城市管理局，等它签收', '办理单位自己的期限'] },
    {
      name: 'letter-returned',
      ago: 1,
      make: async (day) => act(day, await sent(day), 'return', { ...BACK, suggestedOffice: 'education' }, clerk()),
      says: ['正在看该由哪个单位办', '谁在办\n县政府办公室'],
    },
    {
      name: 'letter-disputed',
      ago: 1,
      make: async (day) => {
        const id = await act(day, await sent(day), 'return', { ...BACK, suggestedOffice: 'education' }, clerk())
        await act(day, id, 'assign', { office: 'education' }, dispatcher())
        const other = cases.staff('clerk', 'education')
        return act(day, id, 'return', { ...BACK, suggestedOffice: OFFICE }, other)
      },
      says: ['县里正在裁定由谁来办', '您不用再找别处'],
    },
    { name: 'letter-handling', ago: 2, make: handled, says: ['城市管理局正在办', /前答复您，还有 \d+ 个工作日/] },
    {
      name: 'letter-late',
      ago: 120,
      make: handled,
      says: [/本来应当在.+（星期.）前答复您，已经超过 \d+ 个工作日/, '过了期限怎么办', '催办', /已超过法定期限/],
    },
    {
      name: 'letter-paused',
      ago: 3,
      make: async (day) =>
        act(day, await handled(day), 'suspend', { reason: '等待鉴定结果。' }, cases.staff('director', OFFICE)),
      says: ['办理暂停了', '现在停止计算，停的日子不算在内', '等待鉴定结果。'],
    },
    {
      name: 'letter-answered',
      ago: 4,
      make: answered,
      says: ['城市管理局已经答复您', '已派人更换灯头', '评价办理结果', '不满意怎么办'],
      not: ['最迟哪天'],
    },
    {
      name: 'letter-redone',
      ago: 4,
      make: async (day) => {
        const call = { reached: true, solved: '未解决', level: '不满意', complaint: '问题没有解决' }
        const id = await act(day, await answered(day), 'followUp', call, dispatcher())
        return act(day, id, 'redo', { reason: '灯又灭了，请彻底修好。' }, dispatcher())
      },
      says: ['这件事没有办好，现在由城市管理局重新办', /前答复您，还有/],
    },
    {
      name: 'letter-not-accepted',
      ago: 2,
      make: async (day) => {
        const away = { reason: '不属于本县职权', instead: '请向示范市人民政府提出。' }
        return act(day, await open(day, 'letter', LETTER), 'declineToAccept', away, dispatcher())
      },
      says: ['这件事不在这里办', '请向示范市人民政府提出。'],
      not: ['待签收'],
    },
    {
      name: 'request-correcting',
      ago: 3,
      make: async (day) => {
        const asked = { items: '请写明批复的年份。', until: addDays(now, 10) }
        return act(day, await confirmed(day), 'askCorrection', asked, clerk())
      },
      says: ['要请您补充', /现在等您补充，请在.+（星期.）以前/, '重新计算答复您的期限', '请写明批复的年份。'],
      not: ['待缴费', '收到补正'],
    },
    {
      name: 'request-consulting',
      ago: 3,
      make: async (day) => {
        const id = await act(day, await confirmed(day), 'accept', {}, clerk())
        const asked = { whom: '第三方', question: '是否同意公开收费测算表？' }
        return act(day, id, 'consult', asked, clerk())
      },
      says: ['正在书面征求意见', '停的日子不算在内'],
      not: ['待补正'],
    },
    {
      name: 'appeal-examined',
      ago: 3,
      make: async (day) => act(day, await appealed(day), 'accept', { track: '普通程序' }, bureau()),
      says: ['已经受理，正在审理', /前答复您/],
    },
  ]

  async function tracked(page: Page, id: string): Promise<void> {
    const { services } = site.desk
    const { receiptNumber } = await services.database
      .county(COUNTY.code)
      .selectFrom('matter')
      .select('receiptNumber')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const code = queryCode(services.keys, COUNTY.code, id)
    await page.goto(`${site.url}/track?number=${receiptNumber}#${code}`)
    await page.getByRole('button', { name: '查询', exact: true }).click()
    await page.getByRole('heading', { name: '办理经过' }).waitFor()
    await expect.poll(() => page.locator('.p-skeleton, [aria-busy=true]').count()).toBe(0)
  }

  test.each(STANDINGS)('$name', async ({ name, ago, make, says, not = [] }) => {
    const id = await make(addDays(now, -ago))
    const faults: string[] = []
    for (const size of ['phone', 'desktop'] as const) {
      const page = await site.open(size)
      await tracked(page, id)
      const text = (await page.locator('main').innerText()).replaceAll(/\s*\n\s*/g, '\n')
      for (const words of says) expect(text).toMatch(words)
      for (const words of not) expect(text).not.toContain(words)
      faults.push(...(await seriousFindings(page)).map((finding) => `${size} ${finding}`))
      await keepPicture(page, `portal_track-${name}-${size}`)
      await page.context().close()
    }
    expect(faults).toEqual([])
  })

  test('what waits for the applicant is one button away, by keyboard, and done', async () => {
    const day = addDays(now, -2)
    const asked = { items: '请写明批复的年份。', until: addDays(now, 10) }
    const id = await act(day, await confirmed(day), 'askCorrection', asked, clerk())
    const page = await site.open('phone')
    await tracked(page, id)
    await page.getByRole('button', { name: '现在补充', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('补正后的内容').waitFor()
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('track-actions')
    await page.getByLabel('补正后的内容').fill('2025年的批复。')
    await page.getByRole('button', { name: /^提交补充/ }).click()
    await page.getByText('已提交。').waitFor()
    await page.getByText('正在看写得清楚不清楚').or(page.getByText('正在查找和审查')).waitFor()
    await keepPaper(page, 'portal_track')
    await page.context().close()
  })
})
