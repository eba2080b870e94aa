import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { logAdministration, namesOf } from '../../modules/accounts/index.ts'
import {
  type ContactKind,
  channelFor,
  contactFault,
  faultOf,
  noteSuccess,
  plainContact,
} from '../../modules/contact/index.ts'
import { mailState } from '../../modules/mail/index.ts'
import type { ConfirmRule } from '../api-types/contact.ts'
import type { ChannelTested, MailHealth } from '../api-types/mail.ts'
import { accountContext } from '../county.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { fail } from '../problem.ts'
import { changeSettings } from './change-settings.ts'

const RULE = form({
  rule: z
    .enum(['off', 'optional', 'required'], { error: '请选择不验证、可以验证或者必须验证' })
    .meta({ title: '验证码' }),
})
const TEST = form({
  kind: z.enum(['phone', 'email'], { error: '请选择手机或者邮箱' }).meta({ title: '方式' }),
  contact: line('手机号或邮箱', { max: 100 }),
})

/** Test messages an installation may send in an hour: they go to real telephones. */
const MOST_TESTS = 10

const common = { tag: '管理', allow: ['administrator'] } as const
const edit = { ...common, idempotent: false } as const

/** The ways to reach people: whether codes are asked for, whether messages arrive. */
export const channelEndpoints: readonly Endpoint[] = [
  {
    ...common,
    method: 'get',
    path: '/api/admin/confirm-contact',
    summary: '来信时是否用验证码确认联系方式',
    handle: rule,
  },
  {
    ...edit,
    method: 'put',
    path: '/api/admin/confirm-contact',
    summary: '设置来信时是否用验证码确认联系方式',
    body: formSchema(RULE),
    handle: setRule,
  },
  {
    ...edit,
    method: 'post',
    path: '/api/admin/channel-tests',
    summary: '给自己发一条测试消息，看通道通不通',
    body: formSchema(TEST),
    handle: test,
  },
  { ...common, method: 'get', path: '/api/admin/mail', summary: '工作通知邮件发得怎样', handle: health },
]

function kindsOf({ services }: Call): ContactKind[] {
  return (['phone', 'email'] as const).filter((kind) => channelFor(services.channels ?? [], kind))
}

function rule(call: Call): Response {
  return call.c.json({ rule: call.context.settings.confirmContact, kinds: kindsOf(call) } satisfies ConfirmRule)
}

async function setRule(call: Call): Promise<Response> {
  const { rule: next } = await bodyOf(call, RULE)
  const kinds = kindsOf(call)
  if (next === 'required' && kinds.length === 0)
    return fail(409, 'no-channel', '还没有能发验证码的通道，请先配置邮件或短信，再设为必须验证')
  await changeSettings(call, 'confirmContact', next)
  return call.c.json({ rule: next, kinds } satisfies ConfirmRule)
}

async function test(call: Call): Promise<Response> {
  const { kind, contact } = await bodyOf(call, TEST)
  const { services, context, caller } = call
  const to = plainContact(kind, contact)
  const wrong = contactFault(kind, to)
  if (wrong) return fail(422, 'bad-contact', wrong)
  const channel = channelFor(services.channels ?? [], kind)
  if (!channel) return fail(409, 'no-channel', kind === 'email' ? '还没有配置邮件服务器' : '还没有接入短信，不能测试')
  if ((await testsInAnHour(call)) >= MOST_TESTS)
    return fail(429, 'too-many-tests', '一小时内测试得太多了，请稍后再试', { 'retry-after': '600' })
  const text = `这是${context.county.name}法治政府平台的测试消息，收到就说明通道可用。由系统管理员在“验证与邮件”页发出，只发这一次；不是您要的，不用理会。`
  const error = await channel.send({ kind, to, subject: `${context.county.name}测试消息`, text }).then(
    () => undefined,
    (reason: unknown) => faultOf(reason),
  )
  if (!error) await noteSuccess(context, kind)
  await logAdministration(accountContext(services, context, caller.actor.person), 'test-channel', {
    kind,
    result: error?.code ?? 'sent',
  })
  const body: ChannelTested = { sent: !error, fault: error ? `${error.message}（${error.code}）` : null }
  return call.c.json(body)
}

async function testsInAnHour({ context: { db, county, now } }: Call): Promise<number> {
  const { count } = await db
    .selectFrom('administration')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', county.code)
    .where('action', '=', 'test-channel')
    .where('doneAt', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function health(call: Call): Promise<Response> {
  const { services, context, caller } = call
  const { troubled, lastSentAt, ...counts } = await mailState(context)
  const names = await namesOf(
    accountContext(services, context, caller.actor.person),
    troubled.map(({ person }) => person),
  )
  const body: MailHealth = {
    available: channelFor(services.channels ?? [], 'email') !== undefined,
    ...counts,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    troubled: troubled.map(({ person, createdAt, nextAt, ...letter }) => ({
      ...letter,
      personName: names.get(person) ?? '',
      createdAt: createdAt.toISOString(),
      nextAt: nextAt?.toISOString() ?? null,
    })),
  }
  return call.c.json(body)
}
