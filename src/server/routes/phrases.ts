import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line, prose } from '../../engine/fields.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { deletePhrase, insertPhrase, listPhrases, type Phrase, updatePhrase } from '../../modules/desk/index.ts'
import { matterOf } from '../../store/matters.ts'
import type { PhraseInfo } from '../api-types/desk.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint, param, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { readersOf } from '../present/mentions.ts'
import { absent } from '../problem.ts'
import { READERS } from './desk.ts'
import { readable } from './readable.ts'

const USERS: readonly Principal[] = READERS.filter((who) => who !== 'machine:read' && who !== 'leader')
/** An office keeps its own; the county's are the dispatchers'. */
const WRITERS: readonly Principal[] = ['clerk', 'director', 'township', 'dispatcher']

const PHRASE = form({
  title: line('名称', { max: 40 }),
  text: prose('内容', { max: 5_000 }),
  procedure: z.string().max(60).optional().meta({ title: '用于哪种事项' }),
})

/** Words used again and again, and whom one may speak to in a matter. */
export const phraseEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/phrases',
    summary: '常用语和答复模板：全县的和本单位的',
    tag: '办理',
    allow: USERS,
    query: z.object({ procedure: z.string().max(60).optional() }),
    handle: list,
  },
  {
    method: 'post',
    path: '/api/phrases',
    summary: '新增常用语（分办员的全县可用，其他人的本单位可用）',
    tag: '办理',
    allow: WRITERS,
    idempotent: false,
    body: formSchema(PHRASE),
    handle: create,
  },
  {
    method: 'put',
    path: '/api/phrases/{id}',
    summary: '改写常用语',
    tag: '办理',
    allow: WRITERS,
    idempotent: false,
    body: formSchema(PHRASE),
    handle: rewrite,
  },
  {
    method: 'delete',
    path: '/api/phrases/{id}',
    summary: '删去常用语',
    tag: '办理',
    allow: WRITERS,
    idempotent: false,
    handle: remove,
  },
  {
    method: 'get',
    path: '/api/matters/{id}/mentionable',
    summary: '看得到本事项、可以在备注里提到的人',
    tag: '办理',
    allow: USERS,
    handle: mentionable,
  },
]

/** Whose phrases the post keeps: its office's, or the county's where its power does not end at an office. */
function ownerOf({ caller: { actor } }: Call): string | null {
  return isOfficeBound(actor.role) ? actor.office : null
}

function shown(call: Call, phrase: Phrase): PhraseInfo {
  const { caller } = call
  return { ...phrase, mine: phrase.office === ownerOf(call) && WRITERS.includes(caller.actor.role) }
}

async function list(call: Call): Promise<Response> {
  const { context } = call
  const { procedure } = queryOf(call, z.object({ procedure: z.string().max(60).optional() }))
  const all = await listPhrases(context.db, context.county.code, { office: ownerOf(call), procedure })
  return call.c.json({ items: all.map((phrase) => shown(call, phrase)) })
}

async function written(call: Call) {
  const { procedure, ...text } = await bodyOf(call, PHRASE)
  const { caller, context } = call
  return {
    ...text,
    procedure: procedure ?? null,
    office: caller.actor.office,
    by: caller.actor.person,
    at: context.now,
  }
}

async function create(call: Call): Promise<Response> {
  const phrase = await insertPhrase(call.context.db, call.context.county.code, await written(call))
  return call.c.json(shown(call, phrase), 201)
}

function idOf(call: Call): string {
  const id = z.uuid().safeParse(param(call, 'id'))
  return id.success ? id.data : absent()
}

async function rewrite(call: Call): Promise<Response> {
  const id = idOf(call)
  const phrase = await updatePhrase(call.context.db, call.context.county.code, { ...(await written(call)), id })
  return phrase ? call.c.json(shown(call, phrase)) : absent()
}

async function remove(call: Call): Promise<Response> {
  const { context } = call
  const done = await deletePhrase(context.db, context.county.code, { id: idOf(call), office: ownerOf(call) })
  return done ? call.c.json({ done }) : absent()
}

async function mentionable(call: Call): Promise<Response> {
  const row = await readable(call)
  const { services, context } = call
  const definition = services.registry.get(row.procedure, row.version)
  return call.c.json({ items: await readersOf(services, context, { definition, matter: matterOf(row) }) })
}
