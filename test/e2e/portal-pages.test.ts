import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '../../src/calendar/plain-date.ts'
import { seriousFindings } from '../support/axe.ts'
import { caseDesk, done } from '../support/case-desk.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { PORTAL_ROUTES as ROUTES } from '../support/portal-routes.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const LONG = `关于${'东街至西关段路灯长期不亮影响村民夜间出行一事'.repeat(4)}𠮷䶮`.slice(0, 100)
const ANSWER = { outcome: '已解决', answer: '已派人更换灯头，当晚恢复照明，今后每周夜间巡查。' }

describeBrowser('every page of the portal', () => {
  let site: Site
  let published = ''
  let letter = { number: '', code: '' }
  beforeAll(async () => {
    site = await startSite()
    const { services, visitor } = site.desk
    const cases = await caseDesk(services.database, COUNTY.code, services.keys)
    const day = today(new Date())
    const office = cases.staff('clerk', 'city-management')
    for (let at = 0; at < 8; at += 1) {
      const input = {
        kind: '投诉',
        title: at === 0 ? LONG : `东街第 ${at} 盏路灯不亮`,
        body: '路灯坏了一个月，请修。',
        wantsPublic: true,
      }
      const { id } = done(await cases.open(day, 'letter', input))
      done(await cases.act(day, id, 'assign', { office: 'city-management' }, cases.staff('dispatcher')))
      done(await cases.act(day, id, 'accept', {}, office))
      done(await cases.act(day, id, 'reply', ANSWER, office))
      const text = { title: input.title, question: '路灯不亮。', answer: ANSWER.answer }
      done(await cases.act(day, id, 'publish', text, cases.staff('dispatcher')))
      published = id
    }
    const body = {
      kind: '投诉',
      title: LONG,
      body: '路灯坏了一个月，请修。',
      party: { name: '𠮷示例', phone: '13800000000' },
    }
    const { id, receiptNumber, queryCode } = (await (await visitor.send('/api/letters', body)).json()) as {
      id: string
      receiptNumber: string
      queryCode: string
    }
    done(await cases.act(day, id, 'assign', { office: 'city-management' }, cases.staff('dispatcher')))
    done(await cases.act(day, id, 'accept', {}, office))
    done(await cases.act(day, id, 'reply', ANSWER, office))
    letter = { number: receiptNumber, code: queryCode }
  })
  afterAll(() => site.close())

  const settled = async (page: Page, path: string) => {
    await page.goto(`${site.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expect.poll(() => page.locator('.p-skeleton, [aria-busy=true]').count()).toBe(0)
  }
  /** Wider than the screen: somebody would have to push it to and fro. */
  const wide = (page: Page) =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  test.each(
    (['phone', 'desktop'] as const).flatMap((size) => (['light', 'dark'] as const).map((scheme) => ({ size, scheme }))),
  )('has no serious finding and no sideways scrolling on a $size, $scheme', async ({ size, scheme }) => {
    const page = await site.open(size)
    await page.emulateMedia({ colorScheme: scheme })
    const faults: string[] = []
    for (const [at, path] of [...ROUTES, `/replies/${published}`, '/replies/none'].entries()) {
      await settled(page, path)
      faults.push(...(await seriousFindings(page)).map((finding) => `${path} ${finding}`))
      if ((await wide(page)) > 0) faults.push(`${path} scrolls sideways`)
      await keepPicture(page, `portal-${at}${path.replaceAll(/[^a-z]+/g, '-')}-${size}-${scheme}`)
    }
    await settled(page, `/track?number=${letter.number}#${letter.code}`)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByRole('heading', { name: '不满意怎么办' }).waitFor()
    faults.push(...(await seriousFindings(page)).map((finding) => `tracked ${finding}`))
    if ((await wide(page)) > 0) faults.push('tracked scrolls sideways')
    await keepPicture(page, `portal_tracked-${size}-${scheme}`)
    await page.close()
    expect(faults).toEqual([])
  })

  test.each(['light', 'dark'] as const)('holds in large type, remembered, %s', async (scheme) => {
    const page = await site.open('phone')
    await page.emulateMedia({ colorScheme: scheme })
    await settled(page, '/')
    await page.getByRole('button', { name: '大字版' }).click()
    const faults: string[] = []
    for (const path of ROUTES) {
      await settled(page, path)
      expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20px')
      faults.push(...(await seriousFindings(page)).map((finding) => `${path} ${finding}`))
      if ((await wide(page)) > 0) faults.push(`${path} scrolls sideways`)
      await keepPicture(page, `portal-${path.replaceAll(/[^a-z]+/g, '-')}-elder-${scheme}`)
    }
    expect(faults).toEqual([])
    await page.getByRole('button', { name: '标准版' }).click()
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('16px')
    await page.close()
  })

  test('reads aloud what stands on the page, and stops when told or when another page comes', async () => {
    const page = await site.open('phone')
    // The machine of a test has no voice: what would be said is taken down.
    await page.addInitScript({
      content: "window.said = []; speechSynthesis.speak = ({ lang, text }) => void said.push(lang + ' ' + text)",
    })
    await settled(page, '/track')
    await page.getByRole('button', { name: '大字版' }).click()
    await page.getByRole('button', { name: '朗读本页' }).click()
    const said = await page.evaluate<string[]>('said')
    expect(said[0]).toBe('zh-CN 查询办理进度')
    expect(said.join('')).toContain('填回执上的两个号码')
    await page.getByRole('link', { name: '看答复' }).click()
    await page.getByRole('button', { name: '朗读本页' }).waitFor()
    await page.close()
  })

  test('can be used at twice the size: the page of a screen half as wide', async () => {
    const page = await site.open('desktop')
    await page.setViewportSize({ width: 640, height: 450 })
    const faults: string[] = []
    for (const path of ROUTES) {
      await settled(page, path)
      if ((await wide(page)) > 0) faults.push(`${path} scrolls sideways`)
    }
    await page.setViewportSize({ width: 320, height: 568 })
    for (const path of ROUTES) {
      await settled(page, path)
      if ((await wide(page)) > 0) faults.push(`${path} scrolls sideways at 320`)
    }
    await page.close()
    expect(faults).toEqual([])
  })

  test('finds published replies by words, office and month, and marks the words', async () => {
    const page = await site.open('desktop')
    await settled(page, '/replies')
    await page.getByLabel('搜索公开的答复').fill('路灯')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.locator('mark', { hasText: '路灯' }).first().waitFor()
    await page.getByLabel('承办单位').selectOption('教育体育局')
    await page.getByText('没有找到含有“路灯”的答复').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('link', { name: '去掉筛选再找' }).click()
    await page.locator('mark', { hasText: '路灯' }).first().waitFor()
    await page.getByLabel('公开月份').fill('2001-01')
    await page.getByText('没有找到含有“路灯”的答复').waitFor()
    await page.close()
  })

  test('shows the figures of openness as bars and as a table', async () => {
    const page = await site.open('desktop')
    await settled(page, '/openness')
    await page.getByRole('img', { name: /各月收到和答复/ }).waitFor()
    expect(await page.getByRole('row', { name: /城市管理局 9 9 9 8/ }).count()).toBe(1)
    await page.close()
  })

  test('says when the server is away, and goes on when it is back', async () => {
    const page = await site.open('phone')
    await settled(page, '/')
    await page.route('**/api/**', (route) => route.abort())
    const faults: string[] = []
    for (const path of [
      '/replies',
      '/interviews',
      '/appointments',
      '/openness',
      '/deadlines',
      `/replies/${published}`,
      '/letters/new',
      '/',
    ]) {
      await page.goto(`${site.url}${path}`)
      await page.getByRole('alert').first().waitFor()
      faults.push(...(await seriousFindings(page)).map((finding) => `${path} ${finding}`))
    }
    await keepPicture(page, 'portal-server-away-phone')
    expect(faults).toEqual([])
    await page.unroute('**/api/**')
    await page.getByRole('button', { name: '重试' }).first().click()
    await page
      .getByRole('link', { name: /写信给县长/ })
      .first()
      .waitFor()
    await page.close()
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
