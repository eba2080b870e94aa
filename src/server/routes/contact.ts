import ical from 'ical-generator'
import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { isRefusal } from '../../engine/refusal.ts'
import { maskEmail } from '../../language/mask.ts'
import {
  CODE_MINUTES,
  type ContactContext,
  channelFor,
  contactFault,
  enterContactCode,
  isConfirmed,
  makeCode,
  plainContact,
  subscribe,
  subscriptionOf,
  subscriptionToken,
  unsubscribe,
} from '../../modules/contact/index.ts'
import { isStaffToken, stopByToken } from '../../modules/mail/index.ts'
import { findMatter } from '../../store/matters.ts'
import { listOwnDays, listSubscriptions } from '../../store/subscriptions.ts'
import type { ContactCodeSent, ContactConfirmed, SubscriptionInfo, SubscriptionList } from '../api-types/contact.ts'
import { bodyOf, type Call, type Endpoint, param } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { absent, fail, ProblemError, refusalProblem } from '../problem.ts'
import { ownMatter } from './public.ts'

const EMAIL = z.email({ error: '电子邮箱的格式不对，请核对' }).max(100)
const WANTED = form({
  kind: z.enum(['phone', 'email'], { error: '请选择手机或者邮箱' }).meta({ title: '方式' }),
  contact: line('手机号或邮箱', { max: 100 }),
})
const ENTERED = form({ code: line('验证码', { max: 20 }) })
const FOLLOW = form({
  kind: z.enum(['email', 'calendar'], { error: '请选择邮件或者日历' }).meta({ title: '方式' }),
  email: EMAIL.meta({ title: '电子邮箱' }).optional(),
  proof: z.string().max(120).optional().meta({ title: '邮箱验证凭据' }),
})
const TOKEN = form({ token: line('退订凭据', { max: 120 }) })

/** Beyond this nobody follows one matter. */
const MOST_FOLLOWERS = 5

const open = { tag: '公众', allow: ['anybody'], idempotent: false, limit: 'guess' } as const
const own = { tag: '公众', allow: ['applicant', 'citizen'] } as const

/** Confirming a telephone or mailbox by a code, and following one's own matter. */
export const contactEndpoints: readonly Endpoint[] = [
  {
    ...open,
    method: 'post',
    path: '/api/contact-codes',
    summary: '获取验证码，确认手机号或邮箱',
    body: formSchema(WANTED),
    handle: sendCode,
  },
  {
    ...open,
    method: 'post',
    path: '/api/contact-codes/{id}/confirm',
    summary: '填写验证码',
    body: formSchema(ENTERED),
    handle: confirm,
  },
  {
    ...own,
    method: 'get',
    path: '/api/tracking/{id}/subscriptions',
    summary: '谁在关注这件事（凭查询令牌或本人账号）',
    handle: list,
  },
  {
    ...own,
    method: 'post',
    path: '/api/tracking/{id}/subscriptions',
    summary: '关注自己的事项：邮件通知或者日历',
    idempotent: false,
    body: formSchema(FOLLOW),
    handle: follow,
  },
  {
    ...own,
    method: 'delete',
    path: '/api/tracking/{id}/subscriptions/{subscription}',
    summary: '不再关注',
    idempotent: false,
    handle: unfollow,
  },
  {
    ...open,
    method: 'post',
    path: '/api/unsubscriptions',
    summary: '凭邮件里的链接退订',
    body: formSchema(TOKEN),
    handle: leave,
  },
  {
    tag: '公众',
    allow: ['anybody'],
    limit: 'guess',
    method: 'get',
    path: '/api/subscriptions/{token}',
    summary: '自己事项的日程（iCalendar）',
    handle: days,
  },
]

/** What reaching people needs, from a request's county. */
export function contactContext({ services, context }: Call): ContactContext {
  const { db, county, now } = context
  return { db, county, now, keys: services.keys, channels: services.channels ?? [] }
}

async function sendCode(call: Call): Promise<Response> {
  const { kind, contact } = await bodyOf(call, WANTED)
  const plain = plainContact(kind, contact)
  const fault = contactFault(kind, plain)
  if (fault) return fail(422, 'bad-contact', fault)
  const sent = await makeCode(contactContext(call), kind, plain)
  if (isRefusal(sent)) {
    if (sent.code === 'no-channel') throw new ProblemError(refusalProblem(sent))
    return fail(429, sent.code, sent.message, { 'retry-after': '60' })
  }
  // Not waited for: how long a mail server takes, and what it says of an address, is nobody's business.
  void sent.deliver().catch((error: Error) => {
    call.services.logger.warn({ channel: kind, error: { name: error.name } }, 'code not delivered')
  })
  return call.c.json({ id: sent.id, minutes: CODE_MINUTES } satisfies ContactCodeSent, 202)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NOBODYS = '00000000-0000-0000-0000-000000000000'

async function confirm(call: Call): Promise<Response> {
  const { code } = await bodyOf(call, ENTERED)
  const id = param(call, 'id')
  const entered = await enterContactCode(contactContext(call), UUID.test(id) ? id : NOBODYS, code)
  if (isRefusal(entered)) return fail(422, entered.code, entered.message)
  return call.c.json(entered satisfies ContactConfirmed)
}

async function list(call: Call): Promise<Response> {
  const { context, services, base } = call
  const matter = (await ownMatter(call)) ?? absent()
  const rows = await listSubscriptions(context.db, context.county.code, matter.id)
  const items = rows.map(({ id, kind, emailCipher }): SubscriptionInfo => {
    const email = emailCipher && services.vault.open(emailCipher, [context.county.code, id, 'email'])
    const token = subscriptionToken({ keys: services.keys, county: context.county }, id)
    return {
      id,
      kind,
      email: email ? maskEmail(email) : null,
      path: kind === 'calendar' ? `${base}/api/subscriptions/${token}.ics` : null,
    }
  })
  const byEmail = channelFor(services.channels ?? [], 'email') !== undefined
  return call.c.json({ items, byEmail } satisfies SubscriptionList)
}

async function follow(call: Call): Promise<Response> {
  const { services, context, base, c } = call
  const matter = (await ownMatter(call)) ?? absent()
  const { kind, email, proof } = await bodyOf(call, FOLLOW)
  const to = kind === 'email' ? plainContact('email', email ?? '') : undefined
  if (to !== undefined && !isConfirmed({ ...context, keys: services.keys }, 'email', to, proof ?? ''))
    return fail(422, 'email-not-confirmed', '请先获取验证码，确认邮箱是您的')
  const followers = await listSubscriptions(context.db, context.county.code, matter.id)
  if (followers.length >= MOST_FOLLOWERS)
    return fail(409, 'too-many-subscriptions', `一件事最多关注 ${MOST_FOLLOWERS} 次，请先取消不用的`)
  const { db, county, now } = context
  const made = await subscribe(
    { db, county, now, keys: services.keys, vault: services.vault },
    { matter: matter.id, seq: matter.seq, origin: `${originOf(call)}${base}`, ...(to ? { email: to } : {}) },
  )
  const body: SubscriptionInfo = {
    id: made.id,
    kind,
    email: to ? maskEmail(to) : null,
    path: kind === 'calendar' ? `${base}/api/subscriptions/${made.token}.ics` : null,
  }
  return c.json(body, 201)
}

/** Where this portal stands for whoever reads a letter. */
export function originOf({ c, services }: Call): string {
  const { protocol, host } = new URL(c.req.url)
  const secure = services.trustProxy && c.req.header('x-forwarded-proto') === 'https'
  return `${secure ? 'https:' : protocol}//${host}`
}

async function unfollow(call: Call): Promise<Response> {
  const { context, c } = call
  const matter = (await ownMatter(call)) ?? absent()
  const id = param(call, 'subscription')
  const ended = UUID.test(id) && (await unsubscribe(context.db, context.county.code, { id, matter: matter.id }))
  return ended ? c.json({ done: true }) : absent()
}

async function leave(call: Call): Promise<Response> {
  const { token } = await bodyOf(call, TOKEN)
  if (isStaffToken(token)) return stopStaffMail(call, token)
  const found = await subscriptionOf(contactContext(call), token)
  if (!found) return fail(404, 'no-such-subscription', '这个退订链接已经用过或者不完整；已经退订的，不会再收到邮件')
  await unsubscribe(call.context.db, call.context.county.code, { id: found.id })
  return call.c.json({ done: true })
}

async function stopStaffMail(call: Call, token: string): Promise<Response> {
  const stopped = await stopByToken({ ...contactContext(call), vault: call.services.vault }, token)
  return stopped
    ? call.c.json({ done: true })
    : fail(404, 'no-such-subscription', '这个停发链接已经用过或者不完整；已经停发的，不会再收到邮件')
}

async function days(call: Call): Promise<Response> {
  const { context, services, c } = call
  const { db, county, now } = context
  const found = await subscriptionOf(contactContext(call), param(call, 'token').replace(/\.ics$/, ''))
  const matter = found?.kind === 'calendar' ? await findMatter(db, county.code, found.matter) : undefined
  if (!matter) return absent()
  const definition = services.registry.get(matter.procedure, matter.version)
  const calendar = ical({ name: `${county.name} ${matter.receiptNumber}`, prodId: '//heng//days//ZH' })
  for (const { name, on } of matter.closedOn ? [] : await listOwnDays(db, county.code, matter.id))
    calendar.createEvent({
      id: `${matter.id}-${name}@${county.code}.heng`,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      stamp: now,
      summary: `${definition.clocks[name]?.label ?? name}届满 · ${matter.receiptNumber}`,
      url: `${originOf(call)}${call.base}/track?number=${encodeURIComponent(matter.receiptNumber)}`,
    })
  return c.body(calendar.toString(), 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-store',
  })
}
