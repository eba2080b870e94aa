import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Role } from '../../src/engine/roles.ts'
import { isOfficeBound } from '../../src/engine/roles.ts'
import { createAccount, createPerson, holdPost } from '../../src/modules/accounts/index.ts'
import { listen } from '../../src/server/serve.ts'
import type { Services } from '../../src/server/services.ts'
import { launchBrowser } from './chromium.ts'
import { type HttpDesk, httpDesk, PASSWORD } from './http-desk.ts'

const ARTEFACTS = fileURLToPath(new URL('../../test-artifacts/', import.meta.url))
/** The screens as built for this run. */
export const { HENG_TEST_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url)) } = process.env

/** A browser of one's own. */
export interface Pages {
  /** Faults the pages reported since the start: script errors, 5xx answers. */
  readonly faults: string[]
  open(size: keyof typeof SIZES): Promise<Page>
  close(): Promise<void>
}

/** A whole site in a real browser: server, database, screens. */
export interface Site extends Pages {
  readonly desk: HttpDesk
  readonly url: string
  /** A page signed in at the desk: a desktop's unless another is asked for. */
  signIn(role: Role, office?: string, size?: keyof typeof SIZES): Promise<Page>
}

/** Screens on which every page must hold. */
export const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const

/** Starts a browser. */
export async function openBrowser(): Promise<Pages> {
  const browser: Browser = await launchBrowser()
  const contexts: BrowserContext[] = []
  const faults: string[] = []
  const open = async (size: keyof typeof SIZES) => {
    const context = await browser.newContext({ viewport: SIZES[size], locale: 'zh-CN', acceptDownloads: true })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('response', (answer) => answer.status() >= 500 && faults.push(`${answer.status()} ${answer.url()}`))
    return page
  }
  return {
    faults,
    open,
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
    },
  }
}

/** Signs in at the desk as anybody would. */
export async function enter(page: Page, url: string, account: { username: string; password: string }): Promise<void> {
  await page.goto(`${url}/desk/sign-in`)
  await page.getByLabel('用户名').fill(account.username)
  await page.getByLabel('密码', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL((address) => !address.pathname.includes('sign-in'))
}

/** Starts a site on a free port of this machine. */
export async function startSite(options: Partial<Services> = {}): Promise<Site> {
  const desk = await httpDesk({ webRoot: HENG_TEST_WEB, ...options })
  const server = await listen(desk.app, { port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${server.port}`
  const pages = await openBrowser()
  return {
    ...pages,
    desk,
    url,
    async signIn(role, office = 'city-management', size = 'desktop') {
      const context = await desk.accounts()
      const username = `user-${crypto.randomUUID().slice(0, 8)}`
      const person = await createPerson(context, { kind: 'staff', name: '李示例' })
      await createAccount(context, { person, username, password: PASSWORD })
      await holdPost(context, { person, role, ...(isOfficeBound(role) ? { office } : {}) })
      const page = await pages.open(size)
      await enter(page, url, { username, password: PASSWORD })
      return page
    },
    async close() {
      await pages.close()
      await server.stop()
      await desk.close()
    },
  }
}

/** Keeps a picture of a page among the artefacts of the run. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(ARTEFACTS, { recursive: true })
  await page.screenshot({ path: `${ARTEFACTS}${name}.png`, fullPage: true })
}

/** Keeps what the printer would put on A4 paper; 180 mm are printed of its 210. */
export async function keepPaper(page: Page, name: string): Promise<void> {
  await mkdir(ARTEFACTS, { recursive: true })
  const screen = page.viewportSize() ?? SIZES.desktop
  const margin = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' }
  await page.pdf({ path: `${ARTEFACTS}${name}.pdf`, format: 'A4', margin })
  await page.setViewportSize({ width: 680, height: 970 })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: `${ARTEFACTS}${name}-paper.png`, fullPage: true })
  await page.emulateMedia({ media: null })
  await page.setViewportSize(screen)
}
