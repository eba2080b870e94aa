import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { type Draft, type DraftKey, forgetDraft, listDrafts, readDraft, saveDraft } from '../../modules/desk/index.ts'
import type { DraftAnswer, DraftInfo, DraftSaved, OwnDrafts } from '../api-types/drafts.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, param } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { presentOwnDrafts } from '../present/own-drafts.ts'
import { absent, problem, respond } from '../problem.ts'
import { READERS } from './desk.ts'

/** `{matter}:{action}` or `new:{procedure}`. */
const NAME = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[A-Za-z]{1,40}|new:[a-z-]{1,60})$/

/** Characters of JSON: a long reply with everything around it. */
const LONGEST = 100_000

const SAVED = form({
  values: z
    .record(z.string().max(60), z.unknown())
    .refine((values) => JSON.stringify(values).length <= LONGEST, { error: '草稿太长，没有存到服务器；请分段办理' }),
  version: z.uuid({ error: '草稿的版本有误，请刷新页面' }).nullable(),
})

const WRITERS: readonly Principal[] = READERS.filter((who) => who !== 'machine:read')
/** In a list; they are forgotten after a month. */
const MOST_LISTED = 100
const common = { tag: '办理', allow: WRITERS, path: '/api/desk/drafts/{name}' } as const

/** Drafts follow their author from one machine to the next, and are nobody else's to read. */
export const draftEndpoints: readonly Endpoint[] = [
  {
    ...common,
    method: 'get',
    path: '/api/desk/drafts',
    summary: '我写了没有提交的全部草稿，新的在前',
    handle: list,
  },
  { ...common, method: 'get', summary: '我没有提交的草稿', handle: read },
  {
    ...common,
    method: 'put',
    summary: '存草稿；别处存过的不覆盖',
    // The version says what it was written over: a repetition finds another.
    idempotent: false,
    body: formSchema(SAVED),
    handle: save,
  },
  { ...common, method: 'delete', summary: '删去草稿', idempotent: false, handle: forget },
]

function keyOf(call: Call): DraftKey {
  const name = param(call, 'name')
  return NAME.test(name) ? { person: call.caller.actor.person ?? '', name } : absent()
}

function keeping({ services, context }: Call) {
  return { db: context.db, county: context.county.code, vault: services.vault }
}

function present({ values, version, savedAt }: Draft): DraftInfo {
  return { values, version, savedAt: savedAt.toISOString() }
}

async function list(call: Call): Promise<Response> {
  const { caller, context, services } = call
  const drafts = await listDrafts(keeping(call), caller.actor.person ?? '', MOST_LISTED + 1)
  const items = await presentOwnDrafts(services, context, drafts.slice(0, MOST_LISTED), caller.actor)
  return call.c.json({ items, more: drafts.length > MOST_LISTED } satisfies OwnDrafts)
}

async function read(call: Call): Promise<Response> {
  const draft = await readDraft(keeping(call), keyOf(call))
  return call.c.json({ draft: draft ? present(draft) : null } satisfies DraftAnswer)
}

async function save(call: Call): Promise<Response> {
  const key = keyOf(call)
  const { values, version: seen } = await bodyOf(call, SAVED)
  const saved = await saveDraft(keeping(call), { ...key, values, seen, at: call.context.now })
  if (saved) return call.c.json({ version: saved.version, savedAt: saved.savedAt.toISOString() } satisfies DraftSaved)
  const other = await readDraft(keeping(call), key)
  const detail = other
    ? '您在别处也存过这份草稿，没有覆盖；请选用哪一份'
    : '这份草稿已经在别处提交或者删去，没有再存；还要用的，请选继续写'
  return respond(problem(409, 'draft-changed', detail, { draft: other ? present(other) : null }))
}

async function forget(call: Call): Promise<Response> {
  await forgetDraft(call.context.db, call.context.county.code, keyOf(call))
  return call.c.json({ done: true })
}
