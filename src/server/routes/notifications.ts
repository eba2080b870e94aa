import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { countUnread, listNotifications, markRead } from '../../modules/notifications/index.ts'
import type { NotificationList } from '../api-types/notifications.ts'
import { bodyOf, type Call, type Endpoint, queryOf } from '../endpoint.ts'
import { formSchema } from '../present/fields.ts'
import { fail } from '../problem.ts'
import { STAFF } from './session.ts'

const PAGE = z.object({ cursor: z.uuid({ error: '翻页位置有误，请从第一页重新开始' }).optional() })
const id = z.uuid({ error: '通知编号有误' })
const READ = form({
  ids: z.array(id).min(1).max(100).optional(),
  until: id.optional().meta({ description: '这一条和更早的全部' }),
})

/** What staff are told. */
export const notificationEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/notifications',
    summary: '我的和本单位的通知',
    tag: '办理',
    allow: STAFF,
    query: PAGE,
    handle: list,
  },
  {
    method: 'post',
    path: '/api/notifications/read',
    summary: '标为已读',
    tag: '办理',
    allow: STAFF,
    idempotent: false,
    body: formSchema(READ),
    handle: read,
  },
]

function reader({ caller }: Call) {
  return { person: caller.actor.person ?? '', office: caller.actor.office }
}

async function list(call: Call): Promise<Response> {
  const { cursor } = queryOf(call, PAGE)
  const { db, county } = call.context
  const [page, unread] = await Promise.all([
    listNotifications(db, county.code, reader(call), cursor),
    countUnread(db, county.code, reader(call)),
  ])
  const body: NotificationList = {
    items: page.items.map(({ createdAt, readAt, ...rest }) => ({
      ...rest,
      createdAt: createdAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    unread,
    ...(page.nextCursor ? { nextCursor: page.nextCursor } : {}),
  }
  return call.c.json(body)
}

async function read(call: Call): Promise<Response> {
  const { ids, until } = await bodyOf(call, READ)
  const { db, county, now } = call.context
  const which = ids ? { ids } : until ? { until } : fail(422, 'nothing-to-read', '请选择要标为已读的通知')
  await markRead(db, county.code, { reader: reader(call), at: now, ...which })
  return call.c.json({ unread: await countUnread(db, county.code, reader(call)) })
}
