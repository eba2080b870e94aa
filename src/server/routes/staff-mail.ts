import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { line } from '../../engine/fields.ts'
import { isRefusal } from '../../engine/refusal.ts'
import { maskEmail } from '../../language/mask.ts'
import {
  CODE_MINUTES,
  channelFor,
  enterContactCode,
  isConfirmed,
  makeCode,
  plainContact,
} from '../../modules/contact/index.ts'
import { findAddress, forgetAddress, keepAddress } from '../../modules/mail/index.ts'
import { MAILED_KINDS } from '../../modules/notifications/index.ts'
import type { ContactCodeSent } from '../api-types/contact.ts'
import type { StaffMail } from '../api-types/mail.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { fail } from '../problem.ts'
import { contactContext, originOf } from './contact.ts'
import { STAFF } from './session.ts'

const EMAIL = z.email({ error: '电子邮箱的格式不对，请核对' }).max(100).meta({ title: '电子邮箱' })
const WANTED = form({ email: EMAIL })
const ENTERED = form({
  email: EMAIL,
  id: z.uuid({ error: '请先获取验证码' }),
  code: line('验证码', { max: 20 }),
})

const common = { tag: '办理', allow: STAFF } as const
const edit = { ...common, idempotent: false } as const

/** Where staff want their notifications sent. Nobody sees anybody else's address, the administrator included. */
export const staffMailEndpoints: readonly Endpoint[] = [
  {
    ...common,
    method: 'get',
    path: '/api/desk/mail',
    summary: '我的通知邮箱',
    handle: async (call) => call.c.json(await present(call)),
  },
  {
    ...edit,
    method: 'post',
    path: '/api/desk/mail/codes',
    summary: '获取验证码，确认通知邮箱是自己的',
    body: formSchema(WANTED),
    handle: sendCode,
  },
  {
    ...edit,
    method: 'put',
    path: '/api/desk/mail',
    summary: '凭验证码启用通知邮箱',
    body: formSchema(ENTERED),
    handle: keep,
  },
  {
    ...edit,
    method: 'delete',
    path: '/api/desk/mail',
    summary: '停发邮件，删去邮箱',
    handle: async (call) => {
      await forgetAddress(call.context, personOf(call))
      return call.c.json(await present(call))
    },
  },
]

function personOf({ caller }: Call): string {
  return caller.actor.person ?? ''
}

async function present(call: Call): Promise<StaffMail> {
  const { services, context } = call
  const address = await findAddress({ ...context, vault: services.vault }, personOf(call))
  return {
    available: channelFor(services.channels ?? [], 'email') !== undefined,
    email: address ? maskEmail(address.email) : null,
    suspended: address?.suspendedAt != null,
    kinds: MAILED_KINDS,
  }
}

async function sendCode(call: Call): Promise<Response> {
  const { email } = await bodyOf(call, WANTED)
  const sent = await makeCode(contactContext(call), 'email', email, '用于确认这是您接收工作通知的邮箱')
  if (isRefusal(sent)) {
    if (sent.code === 'no-channel') return fail(409, 'no-channel', '还没有配置邮件服务器，不能发邮件；请联系系统管理员')
    return fail(429, sent.code, sent.message, { 'retry-after': '60' })
  }
  // Not waited for: how long a mail server takes, and what it says of an address, is nobody's business.
  void sent.deliver().catch((error: Error) => {
    call.services.logger.warn({ channel: 'email', error: { name: error.name } }, 'code not delivered')
  })
  return call.c.json({ id: sent.id, minutes: CODE_MINUTES } satisfies ContactCodeSent, 202)
}

async function keep(call: Call): Promise<Response> {
  const { email, id, code } = await bodyOf(call, ENTERED)
  const context = contactContext(call)
  const entered = await enterContactCode(context, id, code)
  if (isRefusal(entered)) return fail(422, entered.code, entered.message)
  const plain = plainContact('email', email)
  if (!isConfirmed(context, 'email', plain, entered.proof))
    return fail(422, 'wrong-code', '验证码是发到另一个邮箱的，请重新获取')
  const { services } = call
  await keepAddress(
    { ...context, vault: services.vault },
    { person: personOf(call), email: plain, origin: `${originOf(call)}${call.base}` },
  )
  return call.c.json(await present(call))
}
