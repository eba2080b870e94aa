import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../demo/cast.ts'
import type { BoardInstructions } from '../../src/server/api-types/boards.ts'
import type { SureList } from '../../src/server/api-types/dispatch.ts'
import type { HotspotPage, JointOutcome } from '../../src/server/api-types/hotspots.ts'
import type { NotificationList } from '../../src/server/api-types/notifications.ts'
import type { FigureTable, ItemList, MatterList, StaffInfo } from '../../src/server/api-types.ts'
import { describeBrowser } from '../support/chromium.ts'
import { DEMO_HOOK_MS } from '../support/demo-database.ts'
import { type DemoSite, startDemoSite } from '../support/demo-site.ts'
import { enlarge, LARGE, type Large } from '../support/large-county.ts'
import { keepPicture } from '../support/site.ts'

/** A page draws no more elements than this, however long its list is. */
const MOST_ELEMENTS = 3_000
const ELEMENTS = "document.querySelectorAll('*').length"
/** How much is on its way; some parts are fetched only when looked at. */
const BUSY =
  "scrollTo(0, document.body.scrollHeight), document.querySelectorAll('.desk-loading, .ant-spin-spinning').length"
const YEARS = 'from=2020-01-01&to=2099-12-31'

describeBrowser('a county of 10,000 matters, 2,000 people and 300 offices', () => {
  let site: DemoSite
  let large: Large
  beforeAll(async () => {
    site = await startDemoSite({
      changed: async (demo) => {
        large = await enlarge(demo, LARGE)
      },
    })
  }, DEMO_HOOK_MS)
  afterAll(() => site.close())

  /** Asks the API as somebody of the demonstration, without a browser. */
  async function asking(username: string) {
    const entered = await site.app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: DEMO_PASSWORD }),
    })
    const { csrf } = (await entered.json()) as { csrf: string }
    const headers = { cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-heng-csrf': csrf }
    const told = async <T>(path: string, init?: RequestInit): Promise<T> => {
      const answer = await site.app.request(path, { ...init, headers: { ...headers, ...init?.headers } })
      expect([path, answer.status]).toEqual([path, 200])
      return (await answer.json()) as T
    }
    return {
      told,
      file: async (path: string) => Buffer.from(await (await site.app.request(path, { headers })).arrayBuffer()),
      send: <T>(path: string, body: object) =>
        told<T>(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(body),
        }),
    }
  }

  /** Every row of a list, page by page. */
  async function everyRow<Row>(next: (cursor: string) => Promise<{ items: Row[]; nextCursor?: string }>) {
    const rows: Row[] = []
    let cursor: string | undefined = ''
    while (cursor !== undefined) {
      const page: { items: Row[]; nextCursor?: string } = await next(cursor)
      rows.push(...page.items)
      cursor = page.nextCursor
    }
    return rows
  }

  const from = (cursor: string) => (cursor ? `&cursor=${encodeURIComponent(cursor)}` : '')

  test('is listed by key and exported whole, in the same order, by the worklist and behind a figure', async () => {
    const { told, file } = await asking('fenban')
    const rows = await everyRow((cursor) =>
      told<MatterList>(`/api/matters?state=all&sort=newest&limit=200${from(cursor)}`),
    )
    const numbers = rows.map(({ receiptNumber }) => receiptNumber)
    expect(numbers.length).toBeGreaterThan(LARGE.matters)
    expect(new Set(numbers).size).toBe(numbers.length)
    const csv = await file('/api/matters/export?format=csv&state=all&sort=newest&columns=number,title')
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = csv.toString().split('\r\n').slice(1, -1)
    expect(lines.map((line) => line.split(',')[0])).toEqual(numbers)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(
      Uint8Array.from(await file('/api/matters/export?format=xlsx&state=all&sort=newest&columns=number')).buffer,
    )
    expect(workbook.getWorksheet(1)?.getColumn(1).values.slice(2)).toEqual(numbers)
    const { figures } = await told<FigureTable>(`/api/figures?${YEARS}`)
    const figure = figures.find(({ id }) => id === 'letter.received')
    expect(figure?.value).toBeGreaterThan(LARGE.ofOneEvent)
    const counted = await file(`/api/figures/letter.received/matters/export?${YEARS}&format=csv`)
    expect(counted.toString().split('\r\n')).toHaveLength((figure?.value ?? 0) + 2)
  })

  test('counts what it does not list, and looks for what is sure among hundreds that wait', async () => {
    const { told } = await asking('duban')
    const instructions = await told<BoardInstructions>('/api/boards/instructions')
    expect(instructions.items).toHaveLength(100)
    expect(instructions.total).toBeGreaterThan(100)
    const dispatcher = await asking('fenban')
    const sure = await dispatcher.told<SureList>('/api/dispatch/sure')
    expect(sure.looked).toBe(400)
    const people = await dispatcher.told<ItemList<StaffInfo>>('/api/people')
    expect(people.items.length).toBeGreaterThan(LARGE.people)
    expect(people.items.every(({ posts }) => posts.length > 0)).toBe(true)
  })

  test('pages a hotspot of thousands to its end and hands all of them on', async () => {
    const { told, send } = await asking('fenban')
    const path = `/api/hotspots/${large.hotspot}`
    const members = await everyRow((cursor) => told<HotspotPage>(`${path}?${from(cursor)}`))
    expect(new Set(members.map(({ id }) => id)).size).toBe(LARGE.ofOneEvent)
    const open = members.filter(({ closedOn, stageLabel }) => closedOn === null && stageLabel === '待分办')
    const { items } = await send<JointOutcome>(`${path}/hand-on`, { office: 'city-management' })
    expect(items.filter(({ done }) => done).length).toBeGreaterThanOrEqual(open.length)
    expect(open.length).toBeGreaterThan(100)
  })

  test('reads thousands of notifications in one stroke', async () => {
    const { told, send } = await asking('fenban')
    const before = await told<NotificationList>('/api/notifications')
    expect(before.unread).toBe(100)
    const until = before.items[0]?.id
    expect(await send<{ unread: number }>('/api/notifications/read', { until })).toEqual({ unread: 0 })
  })

  /** Scrolls on until so many matters have been fetched. */
  async function scrolledTo(page: Page, count: number) {
    const scrolled = async () => {
      await page.mouse.wheel(0, 30_000)
      return Number(/已取 (\d+) 件/.exec(await page.getByText(/已取 \d+ 件/).innerText())?.[1])
    }
    await expect.poll(scrolled, { timeout: 45_000 }).toBeGreaterThanOrEqual(count)
  }

  test.each(['phone', 'desktop'] as const)(
    'scrolls through a thousand rows with no more on the page, on a %s',
    async (size) => {
      const page = await site.signIn('fenban', size)
      await page.goto(`${site.url}/desk?limit=all&state=all`)
      const rows = page.locator('[data-row]')
      await rows.first().waitFor()
      await rows.nth(5).hover()
      const first = await page.evaluate<number>(ELEMENTS)
      await scrolledTo(page, 1_000)
      await expect.poll(() => rows.first().getAttribute('data-row').then(Number)).toBeGreaterThan(100)
      const [drawn, elements] = [await rows.count(), await page.evaluate<number>(ELEMENTS)]
      expect(drawn).toBeLessThan(60)
      expect(elements).toBeLessThan(first + 400)
      const focused = async () => {
        await page.keyboard.press('j')
        return page.locator('[data-row] a:focus').count()
      }
      // As long as the list still glides, a row may go out of sight under the key.
      await expect.poll(focused).toBe(1)
      await keepPicture(page, `large-county-scrolled-${size}`)
    },
  )

  test('acts on more than a request takes, and says how far it is', async () => {
    const page = await site.signIn('fenban')
    await page.goto(`${site.url}/desk?limit=all&stage=received`)
    await page.locator('[data-row]').first().waitFor()
    await page.getByRole('checkbox', { name: '选择本页全部事项' }).check()
    await page.getByRole('region', { name: '批量办理' }).getByRole('button', { name: '添加备注' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('备注').fill('周三一并现场核查。')
    await dialog.getByRole('button', { name: '添加备注' }).click()
    await dialog.getByText(/已逐件办过 \d+ \/ 200 件/).waitFor()
    await dialog.getByText('办好 200 件，没有办 0 件').waitFor({ timeout: 50_000 })
    expect(await page.evaluate<number>(ELEMENTS)).toBeLessThan(MOST_ELEMENTS)
  })

  const counted = `figures/letter.received/matters?${YEARS}`
  test.each([
    ['fenban', ['dispatch', 'hotspots/{hotspot}', 'redatings/{redating}', counted, '?limit=100&state=all']],
    ['duban', ['supervision', 'board']],
    ['admin', ['people', 'offices']],
    ['shenji', ['audit', 'seals', 'readings']],
  ])('draws no long list at once: %s', async (username, paths) => {
    const page = await site.signIn(username)
    for (const path of paths) {
      const address = path.replace('{hotspot}', large.hotspot).replace('{redating}', large.redating)
      await page.goto(`${site.url}/desk/${address}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await expect.poll(() => page.evaluate<number>(BUSY), { timeout: 20_000 }).toBe(0)
      expect([path, (await page.evaluate<number>(ELEMENTS)) < MOST_ELEMENTS]).toEqual([path, true])
    }
  })
})
