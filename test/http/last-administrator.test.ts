import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/calendar/plain-date.ts'
import {
  createAccount,
  createPerson,
  endSubstitution,
  holdPost,
  setSubstitute,
} from '../../src/modules/accounts/index.ts'
import type { ChangeList } from '../../src/server/api-types/configuration.ts'
import type { Problem } from '../../src/server/api-types.ts'
import { COUNTY, type HttpDesk, httpDesk, PASSWORD, type Visitor } from '../support/http-desk.ts'

interface Administrator {
  readonly person: string
  readonly post: string
  readonly visitor: Visitor
}

describe('the last administrator', () => {
  let desk: HttpDesk
  beforeEach(async () => {
    desk = await httpDesk()
    return () => desk.close()
  })

  async function signIn(username: string): Promise<Visitor> {
    const answer = await desk.visitor.send('/api/session', { username, password: PASSWORD })
    const { csrf } = (await answer.json()) as { csrf: string }
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const headers = { cookie, 'x-heng-csrf': csrf }
    return {
      get: (path) => Promise.resolve(desk.app.request(path, { headers })),
      send: (path, body, more = {}, method = 'POST') =>
        Promise.resolve(
          desk.app.request(path, {
            method,
            headers: { ...headers, 'idempotency-key': randomUUID(), 'content-type': 'application/json', ...more },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        ),
    }
  }

  async function administrator(untilOn?: string): Promise<Administrator> {
    const context = await desk.accounts()
    const username = `chief-${randomUUID().slice(0, 8)}`
    const person = await createPerson(context, { kind: 'staff', name: '管理示例' })
    await createAccount(context, { person, username, password: PASSWORD })
    const post = await holdPost(context, { person, role: 'administrator', ...(untilOn ? { untilOn } : {}) })
    return { person, post, visitor: await signIn(username) }
  }

  const outcome = async (sent: Promise<Response>): Promise<[number, string]> => {
    const answer = await sent
    return [answer.status, ((await answer.json()) as Partial<Problem>).code ?? '']
  }
  const end = ({ visitor }: Administrator, { post }: Administrator) =>
    outcome(visitor.send(`/api/admin/posts/${post}`, undefined, {}, 'DELETE'))
  const disable = ({ visitor }: Administrator, { person }: Administrator) =>
    outcome(visitor.send(`/api/admin/people/${person}/disable`, {}))
  const inOffice = async () => {
    const { db, today } = await desk.accounts()
    const rows = await db
      .selectFrom('post')
      .innerJoin('account', 'account.person', 'post.person')
      .select('post.id')
      .where('post.county', '=', COUNTY.code)
      .where('role', '=', 'administrator')
      .where('disabledAt', 'is', null)
      .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', today)]))
      .execute()
    return rows.map(({ id }) => id)
  }

  test('keeps the post, is told what to do first, and may go once that is done', async () => {
    const one = await administrator()
    const answer = await one.visitor.send(`/api/admin/posts/${one.post}`, undefined, {}, 'DELETE')
    const problem = (await answer.json()) as Problem
    expect([answer.status, problem.code]).toEqual([409, 'last-administrator'])
    expect(problem.detail).toContain('先让另一位')
    expect(await inOffice()).toEqual([one.post])
    const two = await administrator()
    expect(await end(one, one)).toEqual([200, ''])
    expect(await inOffice()).toEqual([two.post])
  })

  test('is not dismissed by somebody who administers for a time, or whose account is closed', async () => {
    const one = await administrator()
    const forAMonth = await administrator(addDays((await desk.accounts()).today, 30))
    expect(await disable(forAMonth, one)).toEqual([409, 'last-administrator'])
    expect(await end(forAMonth, one)).toEqual([409, 'last-administrator'])
    const two = await administrator()
    expect(await disable(one, two)).toEqual([200, ''])
    expect(await end(forAMonth, one)).toEqual([409, 'last-administrator'])
    expect(await end(one, forAMonth)).toEqual([200, ''])
    expect(await inOffice()).toEqual([one.post])
  })

  test('is not dismissed by whoever stands in, and is there when that ends', async () => {
    const one = await administrator()
    const context = await desk.accounts()
    const stand = await createPerson(context, { kind: 'staff', name: '代班示例' })
    await createAccount(context, { person: stand, username: 'stand-in', password: PASSWORD })
    const untilOn = addDays(context.today, 5)
    const substitution = await setSubstitute(context, {
      ...{ post: one.post, substitute: stand, fromOn: context.today, untilOn },
    })
    const standing = { person: stand, post: '', visitor: await signIn('stand-in') }
    expect(await disable(standing, one)).toEqual([409, 'last-administrator'])
    expect(await end(standing, one)).toEqual([409, 'last-administrator'])
    expect(await endSubstitution(context, String(substitution), one.person)).toBe(true)
    expect(await inOffice()).toEqual([one.post])
  })

  test.each(['end', 'disable'] as const)('remains when two %s each other at once', async (how) => {
    const one = await administrator()
    const two = await administrator()
    const by = how === 'end' ? end : disable
    const outcomes = await Promise.all([by(one, two), by(two, one)])
    expect(outcomes.map(([status]) => status).sort()).not.toEqual([200, 200])
    expect(outcomes.filter(([status]) => status === 200)).toHaveLength(1)
    expect(await inOffice()).toHaveLength(1)
  })

  test('is not undone either', async () => {
    const one = await administrator()
    const two = await administrator()
    const newest = async (visitor: Visitor) =>
      ((await (await visitor.get('/api/admin/changes?subject=post')).json()) as ChangeList).items[0]?.id
    const undo = (visitor: Visitor, id: number | undefined) => outcome(visitor.send(`/api/admin/changes/${id}/undo`))
    expect(await end(two, one)).toEqual([200, ''])
    expect(await undo(two.visitor, await newest(two.visitor))).toEqual([200, ''])
    const restored = await newest(two.visitor)
    expect(await end(one, two)).toEqual([200, ''])
    expect(await undo(one.visitor, restored)).toEqual([409, 'last-administrator'])
    expect(await inOffice()).toEqual([one.post])
  })

  test('an appointment that has not begun is taken back as if it had never been made', async () => {
    const one = await administrator()
    const { today } = await desk.accounts()
    const body = { role: 'administrator', office: null, fromOn: addDays(today, 7), untilOn: null }
    const { id } = (await (
      await one.visitor.send(`/api/admin/people/${(await administrator()).person}/posts`, body)
    ).json()) as { id: string }
    const changes = (await (await one.visitor.get('/api/admin/changes?subject=post')).json()) as ChangeList
    const made = changes.items[0]
    expect(made).toMatchObject({ kind: 'created', undoable: true })
    expect(await outcome(one.visitor.send(`/api/admin/changes/${made?.id}/undo`))).toEqual([200, ''])
    expect(await inOffice()).not.toContain(id)
    expect(await outcome(one.visitor.send(`/api/admin/changes/${made?.id}/undo`))).toEqual([409, 'already-undone'])
  })
})
