import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { choice, line } from '../../engine/fields.ts'
import { changePlaces, listPlaces } from '../../store/places.ts'
import type { PlaceList } from '../api-types/places.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { officeNames } from '../present/advice.ts'
import { formSchema } from '../present/fields.ts'
import { PLACE_KINDS } from '../present/place-kinds.ts'
import { absent, fail } from '../problem.ts'

const kinds = Object.keys(PLACE_KINDS) as [string, ...string[]]

const NAMES = z.array(z.string().trim().min(1).max(60)).max(20, { error: '最多 20 个，请删减' }).default([])
const PLACE = form({
  name: line('地名', { min: 2, max: 60 }),
  kind: choice('类别', kinds),
  aliases: NAMES.meta({ title: '别名' }),
  within: NAMES.meta({ title: '上级区域' }),
  office: z.string().max(64).nullable().default(null).meta({ title: '归哪个单位', widget: 'office' }),
})
const PLACES = form({
  places: z.array(PLACE).min(1, { error: '请至少填一个地名' }).max(500, { error: '一次最多 500 个' }),
})
const PAGE = z.object({ q: z.string().max(60).optional(), after: z.string().max(60).optional() })

const KEEPERS: readonly Principal[] = ['dispatcher', 'administrator']
const SHOWN = 100

/** The county's list of places: which office answers for which, and what people call them. */
export const placeEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/places',
    summary: '地名表',
    tag: '分办',
    allow: KEEPERS,
    query: PAGE,
    handle: list,
  },
  {
    method: 'put',
    path: '/api/places',
    summary: '登记或修改地名',
    tag: '分办',
    allow: KEEPERS,
    idempotent: false,
    body: formSchema(PLACES),
    handle: save,
  },
  {
    method: 'delete',
    path: '/api/places/{name}',
    summary: '删去地名',
    tag: '分办',
    allow: KEEPERS,
    idempotent: false,
    handle: async (call) => {
      const { db, county, now: at } = call.context
      const removed = [param(call, 'name')]
      const done = await changePlaces(db, county.code, { removed, by: call.caller.actor.person, at })
      return done ? call.c.json({ done: true }) : absent()
    },
  },
]

async function list(call: Call): Promise<Response> {
  const { q, after } = queryOf(call, PAGE)
  const { db, county } = call.context
  const word = q?.trim()
  const [rows, names] = await Promise.all([
    listPlaces(db, county.code, { limit: SHOWN + 1, ...(after ? { after } : {}), ...(word ? { word } : {}) }),
    officeNames(db, county.code),
  ])
  const items = rows.slice(0, SHOWN)
  const last = items.at(-1)
  const body: PlaceList = {
    items: items.map((row) => ({
      ...row,
      kindLabel: PLACE_KINDS[row.kind] ?? row.kind,
      officeName: row.office ? (names.get(row.office) ?? null) : null,
    })),
    kinds: Object.entries(PLACE_KINDS).map(([name, label]) => ({ name, label })),
    ...(rows.length > SHOWN && last ? { nextAfter: last.name } : {}),
  }
  return call.c.json(body)
}

async function save(call: Call): Promise<Response> {
  const { places } = await bodyOf(call, PLACES)
  const { db, county, now: at } = call.context
  const names = await officeNames(db, county.code)
  const unknown = places.find(({ office }) => office !== null && !names.has(office))
  if (unknown) fail(422, 'unknown-office', `“${unknown.name}”归的单位不存在，请重新选择`)
  // One name twice in a list would be two orders at once: the last one stands.
  const each = new Map(places.map((place) => [place.name, place]))
  await changePlaces(db, county.code, { places: [...each.values()], by: call.caller.actor.person, at })
  return call.c.json({ saved: each.size })
}
