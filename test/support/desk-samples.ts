import type { Page } from 'playwright-core'
import { SHOWN_ACCOUNTS } from '../../demo/cast.ts'
import { type DeskRoute, deskRoutes } from './desk-routes.ts'

/** Pages that never come to rest: the kit shows what loading looks like. */
export const RESTLESS: readonly string[] = ['kit']

/** One account of the demonstration for each post. */
export const POSTS = SHOWN_ACCOUNTS.filter(({ role }) => role !== 'citizen')

/** A page of the desk as somebody opens it. */
export interface DeskVisit {
  /** As in the table of routes; '' is the worklist. */
  readonly path: string
  /** Where it leads on this demonstration, below /desk/. */
  readonly address: string
  /** Who looks; undefined: a stranger. */
  readonly role: string | undefined
}

/** The demonstration as served, and a page signed in as a post. */
export interface Sampled {
  readonly url: string
  as(role: string): Promise<Page>
}

/** Every route of the desk with one sample of what it names and who looks at it; throws where a route has no sample. */
export async function deskVisits(site: Sampled): Promise<DeskVisit[]> {
  const samples = await sampled(site)
  return (await deskRoutes()).map(({ path, roles }) => {
    const address = samples[path] ?? path
    if (address.includes(':')) throw new Error(`say in test/support/desk-samples.ts where ${path} leads`)
    return { path, address, role: path === 'sign-in' ? undefined : chosen(roles) }
  })
}

/** Who looks at a page: the dispatcher where they may, else the first post that may. */
function chosen(roles: DeskRoute['roles']): string {
  if (!roles || roles.includes('dispatcher')) return 'dispatcher'
  const role = roles.find((each) => POSTS.some((post) => post.role === each))
  if (!role) throw new Error(`nobody of the demonstration may open a page of ${roles.join()}`)
  return role
}

/** Where the routes lead that name something: one of each. */
async function sampled(site: Sampled): Promise<Readonly<Record<string, string>>> {
  const dispatcher = await site.as('dispatcher')
  const get = async (path: string) => (await dispatcher.request.get(`${site.url}${path}`)).json()
  const letter = (await get('/api/matters?procedure=letter&state=all&limit=1')).items[0].id
  const suit = (await get('/api/matters?procedure=litigation&state=all&limit=1')).items[0].id
  const { clocks } = await get(`/api/matters/${letter}`)
  // What the program gathers unasked is not there at once.
  const gathered = "fetch('/api/hotspots').then((answer) => answer.json()).then(({ items }) => items[0]?.id)"
  const hotspot = await (
    await dispatcher.waitForFunction(gathered, null, { polling: 250, timeout: 60_000 })
  ).jsonValue()
  const month = lastMonth((await get('/api/county')).today)
  const { lines } = await get(`/api/bulletins/${month}`)
  return {
    ...(await assessed(site)),
    'bulletins/:id': `bulletins/${month}`,
    'bulletins/:id/lines/:line': `bulletins/${month}/lines/${encodeURIComponent(lines[0].id)}`,
    'matters/:id': `matters/${letter}`,
    'matters/:id/file': `matters/${letter}/file`,
    'matters/:id/clocks/:clock': `matters/${letter}/clocks/${clocks[0].name}`,
    'new/:plural': 'new/letters',
    'figures/:id/matters': 'figures/letter.received/matters?year=2020',
    'hotspots/:id': `hotspots/${hotspot}`,
    'redatings/:id': `redatings/${await redating(site)}`,
    compare: `compare?a=${letter}&b=${suit}`,
    '*': 'nowhere',
  }
}

/** A scheme of assessment, one of its periods, and the matters of a number of that. */
async function assessed(site: Sampled): Promise<Record<string, string>> {
  const supervisor = await site.as('supervisor')
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

/** A pass that dates matters anew; where there was none, next year's holidays are announced. */
async function redating(site: Sampled): Promise<string> {
  const chief = await site.as('administrator')
  const { items } = await (await chief.request.get(`${site.url}/api/redatings`)).json()
  if (items.length > 0) return items[0].id
  const { csrf } = await (await chief.request.get(`${site.url}/api/session`)).json()
  const year = new Date().getFullYear() + 1
  const answer = await chief.request.put(`${site.url}/api/admin/calendar-years/${year}`, {
    headers: { 'x-heng-csrf': csrf, 'idempotency-key': crypto.randomUUID() },
    data: { notice: '示例通知', holidays: [{ on: `${year}-01-01`, name: '元旦' }], makeupDays: [] },
  })
  return (await answer.json()).redating
}
