import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { DEMO_HOOK_MS } from '../support/demo-database.ts'
import { type DemoSite, startDemoSite } from '../support/demo-site.ts'
import { deskVisits, POSTS, RESTLESS } from '../support/desk-samples.ts'
import { keepPicture, SIZES } from '../support/site.ts'

/** Twice the size on a desktop screen leaves so much of it. */
const ZOOMED = { width: 720, height: 450 }

describeBrowser('every page of the desk', () => {
  let site: DemoSite
  const pages = new Map<string, Page>()
  const faults: string[] = []
  beforeAll(async () => {
    site = await startDemoSite()
  }, DEMO_HOOK_MS)
  afterAll(() => site.close())

  /** A page signed in as a role, one for each; every refusal it meets is a fault. */
  async function as(role: string): Promise<Page> {
    const known = pages.get(role)
    if (known) return known
    const page = await site.signIn(POSTS.find((account) => account.role === role)?.username ?? '')
    page.on('response', (answer) => answer.status() >= 400 && faults.push(`${answer.status()} ${answer.url()}`))
    pages.set(role, page)
    return page
  }

  async function settled(page: Page, path: string) {
    await page.goto(`${site.url}/desk/${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    if (RESTLESS.includes(path)) return
    // Some parts are fetched only when looked at.
    const busy = "document.querySelectorAll('.desk-loading, .ant-spin-spinning, [aria-busy=true]').length"
    await expect
      .poll(() => page.evaluate<number>(`scrollTo(0, document.body.scrollHeight), ${busy}`), { timeout: 20_000 })
      .toBe(0)
  }

  async function judged(page: Page, name: string) {
    for (const size of ['desktop', 'phone'] as const) {
      await page.setViewportSize(SIZES[size])
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        const where = `${name} ${size} ${scheme}`
        // Between the schemes only colours change.
        const findings = await seriousFindings(page, scheme === 'dark' ? ['color-contrast'] : undefined)
        faults.push(...findings.map((finding) => `${where} ${finding}`))
        await keepPicture(page, `every-${where.replaceAll(/[^A-Za-z]+/g, '-')}`)
      }
      await notWide(page, `${name} ${size}`)
    }
    await page.setViewportSize(ZOOMED)
    await notWide(page, `${name} at twice the size`)
    await page.setViewportSize(SIZES.desktop)
    await page.emulateMedia({ colorScheme: 'light' })
  }

  async function notWide(page: Page, where: string) {
    const more = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    if ((await page.evaluate<number>(more)) > 0) faults.push(`${where} scrolls sideways`)
  }

  test('has no serious finding, no sideways scrolling and no refusal: phone, desktop, twice the size, light, dark', async () => {
    for (const { path, address, role } of await deskVisits({ url: site.url, as })) {
      if (role === undefined) continue
      const page = await as(role)
      await settled(page, address)
      await judged(page, path || 'worklist')
    }
    expect(faults).toEqual([])
  }, 600_000)

  test('greets every post on a page of its own, and a stranger at the door', async () => {
    for (const { role } of POSTS) {
      const page = await as(role)
      await settled(page, '')
      await judged(page, `home-${role}`)
    }
    const page = await site.open('desktop')
    await settled(page, 'sign-in')
    await judged(page, 'sign-in')
    expect(faults).toEqual([])
  }, 300_000)

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
