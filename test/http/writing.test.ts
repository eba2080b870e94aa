import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MentionablePerson, PhraseInfo } from '../../src/server/api-types/desk.ts'
import type { NotificationList } from '../../src/server/api-types/notifications.ts'
import type { MatterPage, SessionInfo, SubstitutionInfo } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

const LETTER = {
  kind: '投诉',
  title: '东街路灯不亮',
  body: '东街路灯坏了一个月，孩子晚上看不见路，请派人来修。',
  party: { name: '张示例', phone: '13800000000' },
}

describe('words at the desk', () => {
  let desk: HttpDesk
  let letter: string
  const people = {} as Record<'dispatcher' | 'clerk' | 'colleague' | 'elsewhere' | 'leader', Visitor>
  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  const me = async (visitor: Visitor) => json<SessionInfo>(visitor.get('/api/session'))
  const told = async (visitor: Visitor) =>
    (await json<NotificationList>(visitor.get('/api/notifications'))).items.map(({ kind, text, link }) => ({
      kind,
      text,
      link,
    }))

  beforeAll(async () => {
    desk = await httpDesk()
    people.dispatcher = await desk.signIn('dispatcher')
    people.clerk = await desk.signIn('clerk')
    people.colleague = await desk.signIn('director')
    people.elsewhere = await desk.signIn('clerk', 'education')
    people.leader = await desk.signIn('leader')
    letter = (await json<{ id: string }>(desk.visitor.send('/api/letters', LETTER))).id
    await people.dispatcher.send(`/api/letters/${letter}/assign`, { office: 'city-management' }, { 'if-match': '"1"' })
  })
  afterAll(() => desk.close())

  test('phrases of the county are for all, those of an office for the office, and only theirs to change', async () => {
    const write = (visitor: Visitor, body: object) => visitor.send('/api/phrases', body)
    await write(people.dispatcher, { title: '结尾', text: '感谢您对{县名}工作的支持。' })
    const own = await json<PhraseInfo>(
      write(people.clerk, { title: '路灯', text: '您反映的{标题}已修好。', procedure: 'letter' }),
    )
    const titles = async (visitor: Visitor, query = '') =>
      (await json<{ items: PhraseInfo[] }>(visitor.get(`/api/phrases${query}`))).items.map(({ title, mine }) => [
        title,
        mine,
      ])
    expect(await titles(people.colleague)).toEqual([
      ['结尾', false],
      ['路灯', true],
    ])
    expect(await titles(people.colleague, '?procedure=foi-request')).toEqual([['结尾', false]])
    expect(await titles(people.elsewhere)).toEqual([['结尾', false]])
    expect(await titles(people.dispatcher)).toEqual([['结尾', true]])
    const other = { title: '路灯', text: '改了' }
    for (const stranger of [people.elsewhere, people.dispatcher]) {
      expect((await stranger.send(`/api/phrases/${own.id}`, other, {}, 'PUT')).status).toBe(404)
      expect((await stranger.send(`/api/phrases/${own.id}`, undefined, {}, 'DELETE')).status).toBe(404)
    }
    expect((await people.leader.send('/api/phrases', other)).status).toBe(403)
    expect((await write(people.clerk, { title: '', text: '' })).status).toBe(422)
    const rewritten = await json<PhraseInfo>(people.colleague.send(`/api/phrases/${own.id}`, other, {}, 'PUT'))
    expect([rewritten.text, rewritten.procedure]).toEqual(['改了', null])
    expect((await people.clerk.send(`/api/phrases/${own.id}`, undefined, {}, 'DELETE')).status).toBe(200)
  })

  test('a note tells whoever is spoken to, if they may read it, and nobody otherwise', async () => {
    const [colleague, elsewhere] = [await me(people.colleague), await me(people.elsewhere)]
    const mentionable = await json<{ items: MentionablePerson[] }>(
      people.clerk.get(`/api/matters/${letter}/mentionable`),
    )
    const ids = mentionable.items.map(({ id }) => id)
    expect(ids).toContain(colleague.person?.id)
    expect(ids).not.toContain(elsewhere.person?.id)
    const note = (mentions: unknown, key: Record<string, string> = {}) =>
      people.clerk.send(
        `/api/letters/${letter}/note`,
        { text: '@张示例 请看一下', mentions },
        { 'if-match': '"2"', ...key },
      )
    expect((await note([elsewhere.person?.id])).status).toBe(422)
    expect((await note(['x'])).status).toBe(422)
    expect((await json<MatterPage>(people.clerk.get(`/api/matters/${letter}`))).seq).toBe(2)
    const key = { 'idempotency-key': 'one-note-only-once' }
    expect((await note([colleague.person?.id], key)).status).toBe(200)
    expect((await note([colleague.person?.id], key)).status).toBe(200)
    const mentions = (await told(people.colleague)).filter(({ kind }) => kind === 'mention')
    expect(mentions).toHaveLength(1)
    expect(mentions[0]?.text).toMatch(/提到了您$/)
    expect(mentions[0]?.link).toBe(`/desk/matters/${letter}`)
    expect(await told(people.elsewhere)).toEqual([])
    const citizen = await desk.visitor.send('/api/letters', { ...LETTER, mentions: [colleague.person?.id] })
    expect(citizen.status).toBe(201)
    expect((await told(people.colleague)).filter(({ kind }) => kind === 'mention')).toHaveLength(1)
  })

  test('whoever stands in is told, and reads the words of hand-over; nobody else does', async () => {
    const [clerk, colleague] = [await me(people.clerk), await me(people.colleague)]
    const made = await people.clerk.send('/api/substitutions', {
      post: clerk.post?.id,
      substitute: colleague.person?.id,
      fromOn: '2099-03-02',
      untilOn: '2099-03-06',
      note: '东街路灯的配件周三到。',
    })
    expect(made.status).toBe(201)
    const seen = async (visitor: Visitor) =>
      (await json<{ items: SubstitutionInfo[] }>(visitor.get('/api/substitutions'))).items.map(({ note }) => note)
    expect(await seen(people.colleague)).toEqual(['东街路灯的配件周三到。'])
    expect(await seen(people.clerk)).toEqual(['东街路灯的配件周三到。'])
    expect(await seen(people.dispatcher)).toEqual([])
    const notice = (await told(people.colleague)).find(({ kind }) => kind === 'substitution')
    expect(notice?.text).toContain('代班')
    expect(notice?.text).not.toContain('配件')
    const row = await desk.services.database
      .county('410922')
      .selectFrom('substitution')
      .select('noteCipher')
      .executeTakeFirstOrThrow()
    expect(row.noteCipher?.includes(Buffer.from('配件'))).toBe(false)
  })
})
