import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOWN_ACCOUNTS } from '../../demo/cast.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { DEMO_HOOK_MS } from '../support/demo-database.ts'
import { type DemoSite, startDemoSite } from '../support/demo-site.ts'
import { type DeskRoute, deskRoutes } from '../support/desk-routes.ts'
import { keepPicture, SIZES } from '../support/site.ts'

/** Pages that never come to rest: the kit shows what loading looks like. */
const RESTLESS = ['kit']
/** Twice the size on a desktop screen leaves so much of it. */
const ZOOMED = { width: 720, height: 450 }
const POSTS = SHOWN_ACCOUNTS.filter(({ role }) => role !== 'citizen')

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
    const dispatcher = await as('dispatcher')
    const sitters = { dispatcher, supervisor: await as('supervisor'), chief: await as('administrator') }
    const samples = await sampled(site, sitters)
    for (const { path, roles } of await deskRoutes()) {
      if (path === 'sign-in') continue
      const address = samples[path] ?? path
      expect(address, `say in this test where ${path} leads`).not.toContain(':')
      const page = await as(chosen(roles))
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

/** Who looks at a page: the dispatcher where they may, else the first post that may. */
function chosen(roles: DeskRoute['roles']): string {
  if (!roles || roles.includes('dispatcher')) return 'dispatcher'
  const role = roles.find((each) => POSTS.some((post) => post.role === each))
  if (!role) throw new Error(`nobody of the demonstration may open a page of ${roles.join()}`)
  return role
}

/** Who is asked for what the routes name. */
type Sitters = Readonly<Record<'dispatcher' | 'supervisor' | 'chief', Page>>

/** Where the routes lead that name something: one of each. */
async function sampled(
  site: DemoSite,
  { dispatcher, supervisor, chief }: Sitters,
): Promise<Readonly<Record<string, string>>> {
  const get = async (path: string) => (await dispatcher.request.get(`${site.url}${path}`)).json()
  const letter = (await get('/api/matters?procedure=letter&state=all&limit=1')).items[0].id
  const suit = (await get('/api/matters?procedure=litigation&state=all&limit=1')).items[0].id
  const { clocks } = await get(`/api/matters/${letter}`)
  await expect.poll(async () => (await get('/api/hotspots')).items.length, { timeout: 60_000 }).toBeGreaterThan(0)
  const month = lastMonth((await get('/api/county')).today)
  const { lines } = await get(`/api/bulletins/${month}`)
  return {
    ...(await assessed(site, supervisor)),
    'bulletins/:id': `bulletins/${month}`,
    'bulletins/:id/lines/:line': `bulletins/${month}/lines/${encodeURIComponent(lines[0].id)}`,
    'matters/:id': `matters/${letter}`,
    'matters/:id/file': `matters/${letter}/file`,
    'matters/:id/clocks/:clock': `matters/${letter}/clocks/${clocks[0].name}`,
    'new/:plural': 'new/letters',
    'figures/:id/matters': 'figures/letter.received/matters?year=2020',
    'hotspots/:id': `hotspots/${(await get('/api/hotspots')).items[0].id}`,
    'redatings/:id': `redatings/${await redating(site, chief)}`,
    compare: `compare?a=${letter}&b=${suit}`,
    '*': 'nowhere',
  }
}

/** A scheme of assessment, one of its periods, and the matters of a number of that. */
async function assessed(site: DemoSite, supervisor: Page): Promise<Record<string, string>> {
  const get = async (path: string) => (await supervisor.request.get(`${site.url}${path}`)).json()
  const scheme = (await get('/api/assessment/schemes')).items[0].scheme
  const { items: periods } = await get(`/api/assessment/schemes/${scheme}/periods`)
  const { from } = periods.find(({ state }: { state: string }) => state === 'frozen')
  const period = `assessment/${scheme}/${from}`
  await supervisor.goto(`${site.url}/desk/${period}`)
  const counted = await supervisor.locator('a[href*="/items?"]').first().getAttribute('href')
  return {
    'assessment/schemes/:scheme': `assessment/schemes/${scheme}`,
    'assessment/schemes/:scheme/edit': `assessment/schemes/${scheme}/edit`,
    'assessment/:scheme/:from': period,
    'assessment/:scheme/:from/items': counted?.replace(/^.*\/desk\//, '') ?? '',
    'assessment/:scheme/:from/signals': `${period}/signals`,
  }
}

/** The month before a day's own: '2026-10'. */
function lastMonth(day: string): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() - 1)
  return first.toISOString().slice(0, 7)
}

/** Next year's holidays are announced: what is due then is dated anew. */
async function redating(site: DemoSite, chief: Page): Promise<string> {
  const { csrf } = await (await chief.request.get(`${site.url}/api/session`)).json()
  const year = new Date().getFullYear() + 1
  const answer = await chief.request.put(`${site.url}/api/admin/calendar-years/${year}`, {
    headers: { 'x-heng-csrf': csrf, 'idempotency-key': crypto.randomUUID() },
    data: { notice: '示例通知', holidays: [{ on: `${year}-01-01`, name: '元旦' }], makeupDays: [] },
  })
  return (await answer.json()).redating
}
