import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBrowser } from '../support/chromium.ts'
import { DEMO_HOOK_MS } from '../support/demo-database.ts'
import { type DemoSite, startDemoSite } from '../support/demo-site.ts'
import { nameHard, PERSON_NAMES, TITLES } from '../support/hostile-names.ts'
import { keepPicture, SIZES } from '../support/site.ts'
import { unreadable } from '../support/unreadable.ts'

/** Twice the size on a desktop screen leaves so much of it. */
const SCREENS = { ...SIZES, zoomed: { width: 720, height: 450 } } as const
/** How much is on its way; some parts are fetched only when looked at. */
const BUSY = `scrollTo(0, document.body.scrollHeight),
  document.querySelectorAll('.desk-loading, .ant-spin-spinning, [aria-busy=true]').length`
const WHOLE = TITLES.slice(0, 3)

/** Many pages, each on three screens. */
const LONG_MS = 120_000

describeBrowser('titles and names as long as forms take them, of rare characters, without a place to break', () => {
  let site: DemoSite
  let dispatcher: Page
  beforeAll(async () => {
    site = await startDemoSite({ changed: nameHard })
    dispatcher = await site.signIn('fenban')
  }, DEMO_HOOK_MS)
  afterAll(() => site.close())

  /** What cannot be read of a page, on each screen. */
  async function judged(page: Page, name: string): Promise<string[]> {
    const faults: string[] = []
    for (const [screen, size] of Object.entries(SCREENS)) {
      await page.setViewportSize(size)
      // Two frames: the first to change what is drawn, the second to have drawn it.
      await page.evaluate('new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))')
      await expect.poll(() => page.evaluate<number>(BUSY), { timeout: 15_000 }).toBe(0)
      faults.push(...(await unreadable(page)).map((fault) => `${name}, ${screen}: ${fault}`))
      if (screen === 'phone') await keepPicture(page, `hard-names-${name.replaceAll(/[^a-z]+/g, '-')}`)
    }
    await page.setViewportSize(SIZES.desktop)
    return faults
  }

  async function visited(page: Page, paths: readonly string[]): Promise<string[]> {
    const faults: string[] = []
    for (const path of paths) {
      await page.goto(`${site.url}${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await expect.poll(() => page.evaluate<number>(BUSY), { timeout: 15_000 }).toBe(0)
      faults.push(...(await judged(page, path.replaceAll(/[0-9a-f-]{36}/g, 'id'))))
    }
    return faults
  }

  /** The first ids that an address of the API lists. */
  const idsOf = (page: Page, path: string) =>
    page.evaluate<string[]>(`fetch(${JSON.stringify(path)}).then((answer) => answer.json())
      .then(({ items }) => items.slice(0, 3).map(({ id }) => id))`)

  test('are read whole in lists, queues and boards', { timeout: LONG_MS }, async () => {
    const [hotspot] = await idsOf(dispatcher, '/api/hotspots')
    expect(hotspot).toBeDefined()
    const lists = ['', '?limit=all&state=all', '/dispatch', '/hotspots', `/hotspots/${hotspot}`, '/supervision']
    const more = ['/board', '/follow-ups', '/pictures', '/bulletins/2020-09']
    expect(
      await visited(
        dispatcher,
        [...lists, ...more].map((path) => `/desk${path}`),
      ),
    ).toEqual([])
  })

  test('are read whole on a matter, beside another, and in its file', async () => {
    const [one, two] = await idsOf(dispatcher, '/api/matters?limit=3')
    const matters = [one, two].map((id) => `/desk/matters/${id}`)
    const beside = [`/desk/matters/${one}/file`, `/desk/compare?a=${one}&b=${two}`]
    expect(await visited(dispatcher, [...matters, ...beside])).toEqual([])
  })

  test('are read whole in the palette and in what one is told', async () => {
    await dispatcher.keyboard.press('Control+k')
    await dispatcher.getByRole('combobox', { name: /查找/ }).fill('W')
    await dispatcher.getByRole('option').first().waitFor()
    const palette = await judged(dispatcher, 'palette')
    await dispatcher.keyboard.press('Escape')
    await dispatcher.getByRole('button', { name: /^通知/ }).click()
    await dispatcher.getByRole('dialog', { name: '通知' }).getByRole('listitem').first().waitFor()
    expect([...palette, ...(await judged(dispatcher, 'notifications'))]).toEqual([])
  })

  test('are read whole by whoever administers, audits and oversees', { timeout: LONG_MS }, async () => {
    const administrator = await site.signIn('admin')
    const faults = await visited(administrator, ['/desk/people', '/desk/offices'])
    expect(await administrator.getByText(PERSON_NAMES[0] ?? '').count()).toBeGreaterThan(0)
    faults.push(...(await visited(await site.signIn('shenji'), ['/desk/audit'])))
    faults.push(...(await visited(await site.signIn('duban'), ['/desk/board'])))
    expect(faults).toEqual([])
  })

  test.each(WHOLE)('are sent, received and followed by a citizen: %s', async (title) => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/letters/new`)
    await page.getByRole('radio', { name: '投诉' }).check()
    await page.getByLabel('标题').fill(title)
    await page.getByLabel('来信内容').fill(`${title}，请派人来看。`)
    await page.getByLabel('姓名').fill([...(PERSON_NAMES[0] ?? '')].slice(0, 20).join(''))
    await page.getByLabel('联系电话').fill('13800000000')
    const faults = await judged(page, 'writing')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('已经收到').first().waitFor()
    expect(await page.getByText(title).count()).toBeGreaterThan(0)
    faults.push(...(await judged(page, 'receipt')))
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /图片/ }).click(),
    ])
    await picture.saveAs(new URL('../../test-artifacts/hard-names-receipt.picture.png', import.meta.url).pathname)
    await page.getByRole('link', { name: /查/ }).first().click()
    faults.push(...(await judged(page, 'tracking')))
    expect(faults).toEqual([])
  })

  test('are read whole among the published replies', async () => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/replies`)
    const [reply] = await idsOf(page, '/api/publications')
    expect(await visited(page, ['/replies', `/replies/${reply}`, '/openness', '/bulletins'])).toEqual([])
  })
})
