import { z } from 'zod'
import { type Definition, form } from '../../engine/define.ts'
import { mayAct, mayRead } from '../../engine/permit.ts'
import { firstSigns } from '../../language/first-signs.ts'
import { SAME_MATTER } from '../../language/likeness.ts'
import { actTogether, type Outcome, similarMatters, similarReplies } from '../../modules/likeness/index.ts'
import { findMatterText } from '../../store/likeness.ts'
import { matterOf } from '../../store/matters.ts'
import { findPublications } from '../../store/publications.ts'
import { SAME_MATTER_RELATION } from '../../store/same-matter.ts'
import type { JointOutcome, SimilarMatters, SimilarReplies } from '../api-types/hotspots.ts'
import type { Principal } from '../caller.ts'
import { caseContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint, idempotencyKey } from '../endpoint.ts'
import { findNamed, type NamedRecord, presentBrief } from '../present/brief.ts'
import { formSchema } from '../present/fields.ts'
import { absent, fail } from '../problem.ts'
import { matterId } from './matters.ts'

const READERS: readonly Principal[] = ['dispatcher', 'supervisor', 'clerk', 'township', 'director']
const WRITERS: readonly Principal[] = ['clerk', 'township', 'director']

const others = z
  .array(z.uuid({ error: '事项编号有误，请刷新页面后重新选择' }))
  .min(1, { error: '请至少选择一件' })
  .max(100, { error: '一次最多 100 件，请分次办理' })
  .meta({ title: '相同的事项' })
const SAME = form({ matters: others })
const TOGETHER = form({ matters: others, input: z.record(z.string(), z.unknown()).meta({ title: '答复' }) })
const ASKED = form({
  title: z.string().max(200, { error: '标题太长' }).meta({ title: '标题' }),
  body: z.string().max(1_000, { error: '内容太长，取开头 1000 字即可' }).optional().meta({ title: '内容的开头' }),
})

/** Less alike than this, a matter is not worth a look. */
const WORTH_A_LOOK = 0.25
const SHOWN = 8
/** A published answer is shown to somebody who has written a title and a line or two only. */
const ANSWERED_ALIKE = 0.2
const SHOWN_REPLIES = 3
/** Acts that answer, by the names procedures give them. */
const ANSWERS = ['reply', 'answer'] as const

/** Who said it before, and one answer for all who asked. */
export const similarEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/matters/{id}/similar',
    summary: '说的可能是同一件事的其他事项',
    tag: '办理',
    allow: READERS,
    handle: similar,
  },
  {
    method: 'post',
    path: '/api/matters/{id}/same-matter',
    summary: '把说同一件事的事项关联起来（各自的期限和答复不变）',
    tag: '办理',
    allow: READERS,
    body: formSchema(SAME),
    handle: relateSame,
  },
  {
    method: 'post',
    path: '/api/matters/{id}/answer-together',
    summary: '一并答复：同一答复分别答复每一位，各件期限分别计算',
    tag: '办理',
    allow: WRITERS,
    body: formSchema(TOGETHER),
    handle: answerTogether,
  },
  {
    method: 'post',
    path: '/api/similar-replies',
    summary: '发送前看看：相似的已公开答复（不留存所写内容）',
    tag: '公众',
    allow: ['anybody'],
    idempotent: false,
    limit: 'suggest',
    body: formSchema(ASKED),
    handle: replies,
  },
]

async function readable(call: Call, ids: readonly string[]): Promise<NamedRecord[]> {
  const { services, context, caller } = call
  const rows = await findNamed(context, ids)
  return rows.filter((row) => mayRead(services.registry.get(row.procedure, row.version), matterOf(row), caller.actor))
}

async function own(call: Call): Promise<{ row: NamedRecord; definition: Definition }> {
  const [row] = await readable(call, [matterId(call)])
  if (!row) return absent()
  return { row, definition: call.services.registry.get(row.procedure, row.version) }
}

async function similar(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const { row, definition } = await own(call)
  const body = await findMatterText(context.db, context.county.code, row.id)
  const found = await similarMatters(context.db, context.county.code, {
    ...{ title: row.title, body, procedures: [row.procedure], not: row.id },
    ...{ least: WORTH_A_LOOK, limit: SHOWN },
  })
  const rows = await readable(
    call,
    found.map(({ id }) => id),
  )
  const answer = answerOf(definition)
  const who = { actor: caller.actor, today: context.today }
  const may = (one: NamedRecord) => answer !== undefined && !mayAct(definition, matterOf(one), answer, who)
  const mine = may(row)
  const result: SimilarMatters = {
    items: rows.map((one) => {
      const likeness = found.find(({ id }) => id === one.id)?.likeness ?? 0
      return {
        ...presentBrief(services, one),
        likeness: Math.round(likeness * 100) / 100,
        same: likeness >= SAME_MATTER,
        together: mine && one.version === row.version && may(one),
      }
    }),
    answer: mine ? (answer ?? null) : null,
  }
  return call.c.json(result)
}

function answerOf(definition: Definition): string | undefined {
  return ANSWERS.find((name) => definition.actions[name] !== undefined)
}

async function relateSame(call: Call): Promise<Response> {
  const key = idempotencyKey(call)
  const { row } = await own(call)
  const { matters } = await bodyOf(call, SAME)
  return call.c.json(await related(call, row, matters, key))
}

async function related(call: Call, row: NamedRecord, matters: readonly string[], key: string): Promise<JointOutcome> {
  const rows = (await readable(call, matters)).filter(({ id }) => id !== row.id)
  const outcomes = await actTogether(caseContext(call.services, call.context), {
    matters: rows.map(({ id }) => id),
    action: 'relate',
    input: { receiptNumber: row.receiptNumber, reason: SAME_MATTER_RELATION },
    actor: call.caller.actor,
    owner: call.caller.owner ?? 'visitor',
    idempotencyKey: `${key}/relate`,
  })
  return presentOutcomes(outcomes, rows)
}

async function answerTogether(call: Call): Promise<Response> {
  const key = idempotencyKey(call)
  const { row, definition } = await own(call)
  const { matters, input } = await bodyOf(call, TOGETHER)
  const action = answerOf(definition) ?? fail(409, 'no-answer', '这类事项没有答复这一步，不能一并答复')
  const rows = [row, ...(await readable(call, matters)).filter(({ id }) => id !== row.id)]
  const alike = rows.filter(({ procedure }) => procedure === row.procedure)
  await related(call, row, matters, key)
  const outcomes = await actTogether(caseContext(call.services, call.context), {
    matters: alike.map(({ id }) => id),
    action,
    input,
    actor: call.caller.actor,
    owner: call.caller.owner ?? 'visitor',
    idempotencyKey: key,
  })
  return call.c.json(presentOutcomes(outcomes, alike))
}

/** How each matter fared, with what people know it by. */
export function presentOutcomes(outcomes: readonly Outcome[], rows: readonly NamedRecord[]): JointOutcome {
  return {
    items: outcomes.flatMap(({ matter, done, refusal }) => {
      const row = rows.find(({ id }) => id === matter)
      if (!row) return []
      const { id, receiptNumber, title } = row
      return [{ id, receiptNumber, title, done, ...(refusal ? { refusal } : {}) }]
    }),
  }
}

async function replies(call: Call): Promise<Response> {
  const { title, body = '' } = await bodyOf(call, ASKED)
  const { db, county } = call.context
  const found = await similarReplies(db, county.code, {
    ...{ title, body, least: ANSWERED_ALIKE, limit: SHOWN_REPLIES },
  })
  const rows = await findPublications(
    db,
    county.code,
    found.map(({ id }) => id),
  )
  const result: SimilarReplies = {
    items: rows.map(({ matter, title: heading, answer, officeName, publishedOn }) => ({
      ...{ id: matter, title: heading, officeName, publishedOn },
      excerpt: firstSigns(answer, 80),
    })),
  }
  return call.c.json(result)
}
