/** npm run pictures: takes the six pictures of docs/tour.md from the demonstration county as it stands today. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../demo/cast.ts'
import { launchBrowser } from '../test/support/chromium.ts'
import { serveDemo } from '../test/support/served-demo.ts'

const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url))
const PHONE = { width: 390, height: 760 }
const DESK = { width: 1366, height: 768 }

const folder = await mkdtemp(join(tmpdir(), 'heng-pictures-'))
const site = await serveDemo(folder)
const browser = await launchBrowser()
try {
  await takeAll(browser, site.url)
} finally {
  await browser.close()
  await site.close()
  await rm(folder, { recursive: true, force: true })
}

async function takeAll(from: Browser, url: string): Promise<void> {
  const citizen = await open(from, PHONE)
  await citizen.goto(url)
  await citizen.getByLabel('遇到什么事').fill('路灯不亮')
  await take(citizen, 'portal')
  const receipt = await send(url)
  await citizen.goto(`${url}/track?number=${receipt.receiptNumber}#${receipt.queryCode}`)
  await citizen.getByRole('button', { name: '查询' }).click()
  await citizen
    .getByText(/现在：/)
    .first()
    .waitFor()
  await take(citizen, 'track')
  const dispatcher = await signedIn(from, url, 'fenban')
  await dispatcher.goto(`${url}/desk/dispatch`)
  await dispatcher.locator('.similar-hint, .dispatch-legend').first().waitFor()
  await take(dispatcher, 'dispatch')
  // A letter has a day of the statute's besides the county's own.
  await dispatcher.goto(`${url}/desk?procedure=letter&stage=handling`)
  await dispatcher.locator('.desk-row a').first().click()
  await dispatcher.locator('.matter-clocks').waitFor()
  await take(dispatcher, 'desk')
  await dispatcher.getByRole('link', { name: /为什么是这一天.*办结期限/ }).click()
  await dispatcher.getByText('逐日计算').waitFor()
  await take(dispatcher, 'clock')
  const supervisor = await signedIn(from, url, 'duban')
  await supervisor.getByRole('button', { name: /^视图/ }).click()
  await supervisor.getByRole('menuitem', { name: '上月收到、逾期的' }).click()
  await supervisor.waitForURL(/openedFrom/)
  await take(supervisor, 'late')
}

async function open(from: Browser, viewport: typeof DESK): Promise<Page> {
  const context = await from.newContext({ viewport, locale: 'zh-CN', colorScheme: 'light' })
  return context.newPage()
}

async function signedIn(from: Browser, url: string, username: string): Promise<Page> {
  const page = await open(from, DESK)
  await page.goto(`${url}/desk/sign-in`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.desk-row').first().waitFor()
  return page
}

async function send(url: string): Promise<{ receiptNumber: string; queryCode: string }> {
  const answer = await fetch(`${url}/api/letters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。' },
      party: { name: '示例群众', phone: '13800000000' },
    }),
  })
  return (await answer.json()) as { receiptNumber: string; queryCode: string }
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${IMAGES}${name}.png`, animations: 'disabled', caret: 'hide' })
  process.stderr.write(`docs/images/${name}.png\n`)
}
