import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MatterPage, Receipt } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk } from '../support/http-desk.ts'

const LETTER = { kind: '投诉', title: '𠮷'.repeat(100), body: '䶮村的路灯坏了。' }
const PARTY = { name: '𠮷'.repeat(40), phone: '13800000000' }

describe('names and titles of signs outside the common plane', () => {
  let desk: HttpDesk
  beforeAll(async () => {
    desk = await httpDesk()
  })
  afterAll(() => desk.close())

  test('fill a field to its last sign, and not one further', async () => {
    const answer = await desk.visitor.send('/api/letters', { ...LETTER, party: PARTY })
    expect(answer.status).toBe(201)
    const { id } = (await answer.json()) as Receipt
    const page = (await (await (await desk.signIn('dispatcher')).get(`/api/matters/${id}`)).json()) as MatterPage
    expect([page.title, page.party?.name]).toEqual([LETTER.title, `𠮷${'*'.repeat(39)}`])
    const longer = await desk.visitor.send('/api/letters', {
      ...{ ...LETTER, title: '𠮷'.repeat(101) },
      party: { ...PARTY, name: '𠮷'.repeat(41) },
    })
    const { errors } = (await longer.json()) as { errors: { path: string }[] }
    expect([longer.status, errors.map(({ path }) => path)]).toEqual([422, ['title', 'party.name']])
    const shorter = await desk.visitor.send('/api/letters', { ...LETTER, title: '𠮷', party: PARTY })
    expect(shorter.status).toBe(422)
  })
})
