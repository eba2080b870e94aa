import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { isOfficeBound } from '../../engine/roles.ts'
import { findPersonalData, type PersonalKind } from '../../language/personal-data.ts'
import { checkReply, type ReplyKind } from '../../language/reply-checklist.ts'
import { answeredBefore } from '../../modules/reply-help/index.ts'
import type { MatterRecord } from '../../store/matters.ts'
import type { AnsweredBefore, PersonalDataReport, ReplyCheck } from '../api-types/reply.ts'
import type { Principal } from '../caller.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { openParty } from '../present/party.ts'
import { readable } from './readable.ts'

/** Longest text looked through: that of a reply, with room for what is about to be cut. */
const LONGEST = 20_000
const long = z.string().max(LONGEST, { error: '文字太长，请删减后再核对' })

const TEXTS = form({ texts: z.record(z.string().max(60), long) })
const REPLY = form({ text: long.meta({ title: '答复内容' }) })

const WRITERS: readonly Principal[] = ['clerk', 'township', 'director', 'dispatcher']

/** Help beside the reply and the text for publication. It reminds; it blocks nothing and is kept nowhere. */
export const replyHelpEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/matters/{id}/personal-data',
    summary: '公开前找出文字里的个人信息',
    tag: '办理',
    allow: ['dispatcher'],
    idempotent: false,
    body: formSchema(TEXTS),
    handle: personalData,
  },
  {
    method: 'post',
    path: '/api/matters/{id}/reply-check',
    summary: '答复要点提示（只提醒，不留存）',
    tag: '办理',
    allow: WRITERS,
    idempotent: false,
    body: formSchema(REPLY),
    handle: replyCheck,
  },
  {
    method: 'get',
    path: '/api/matters/{id}/answered-before',
    summary: '相似事项以前怎样答复',
    tag: '办理',
    allow: WRITERS,
    handle: before,
  },
]

const LABELS: Readonly<Record<PersonalKind, string>> = {
  name: '姓名',
  phone: '电话',
  'id-number': '身份证号',
  'bank-card': '银行卡号',
  plate: '车牌',
  email: '邮箱',
  messenger: '微信、QQ',
  address: '门牌',
}

async function personalData(call: Call): Promise<Response> {
  const row = await readable(call)
  const { texts } = await bodyOf(call, TEXTS)
  const party = await openParty(call.services, call.context, row.id)
  const body: PersonalDataReport = {
    findings: Object.entries(texts).flatMap(([field, text]) =>
      findPersonalData(text, party?.name ? [party.name] : []).map((finding) => ({
        field,
        ...finding,
        label: finding.doubtful ? `疑似${LABELS[finding.kind]}` : LABELS[finding.kind],
      })),
    ),
  }
  return call.c.json(body)
}

async function replyCheck(call: Call): Promise<Response> {
  const row = await readable(call)
  const { text } = await bodyOf(call, REPLY)
  const body: ReplyCheck = { points: checkReply(kindOf(row), text) }
  return call.c.json(body)
}

/** What answers to `answer` is a question; what answers to `reply` was reported or asked for. */
function kindOf({ procedure }: MatterRecord): ReplyKind {
  return procedure === 'online-consultation' ? 'question' : 'report'
}

async function before(call: Call): Promise<Response> {
  const { context, services, caller } = call
  const { db, county } = context
  const row = await readable(call)
  const { text } = await db
    .selectFrom('matterText')
    .select('text')
    .where('county', '=', county.code)
    .where('matter', '=', row.id)
    .executeTakeFirstOrThrow()
  const answering = services.registry.current.filter(({ actions }) => actions['reply'] ?? actions['answer'])
  const items = await answeredBefore(db, county.code, {
    text,
    matter: row.id,
    procedures: answering.map(({ id }) => id),
    ...(isOfficeBound(caller.actor.role) ? { involving: caller.actor.office } : {}),
  })
  const body: AnsweredBefore = {
    items: items.map(({ id, receiptNumber, title, officeName, closedOn, answer, open, published, common, cited }) => ({
      ...{ id, receiptNumber, title, officeName, closedOn, answer, open, published },
      common: [...common],
      cited: cited.map(({ instrument, articles }) => ({ instrument, articles: [...articles] })),
    })),
  }
  return call.c.json(body)
}
