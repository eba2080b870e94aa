import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlaceList } from '../../src/server/api-types/places.ts'
import type { Problem } from '../../src/server/api-types.ts'
import { type HttpDesk, httpDesk, type Visitor } from '../support/http-desk.ts'

describe('the county’s list of places', () => {
  let desk: HttpDesk
  let dispatcher: Visitor
  beforeAll(async () => {
    desk = await httpDesk()
    dispatcher = await desk.signIn('dispatcher')
  })
  afterAll(() => desk.close())

  const place = (name: string, more: object = {}) => ({ name, kind: 'village', ...more })
  const list = async (query = '') => (await (await dispatcher.get(`/api/places${query}`)).json()) as PlaceList
  const put = (places: object[], who = dispatcher) => who.send('/api/places', { places }, {}, 'PUT')

  test('is entered many at a time, rewritten by name, paged and searched', async () => {
    const many = Array.from({ length: 130 }, (_, at) => place(`示范${String(at).padStart(3, '0')}村`))
    expect((await put(many)).status).toBe(200)
    const first = await list()
    expect(first.items).toHaveLength(100)
    expect((await list(`?after=${encodeURIComponent(first.nextAfter ?? '')}`)).items).toHaveLength(30)
    expect((await put([place('示范007村', { office: 'education', aliases: ['七村'] })])).status).toBe(200)
    expect((await list('?q=007')).items).toEqual([
      expect.objectContaining({ name: '示范007村', officeName: '教育体育局', aliases: ['七村'], kindLabel: '村' }),
    ])
    expect(
      (await dispatcher.send(`/api/places/${encodeURIComponent('示范007村')}`, undefined, {}, 'DELETE')).status,
    ).toBe(200)
    expect((await list('?q=007')).items).toEqual([])
    expect((await list('?q=%25')).items).toEqual([])
  })

  test('refuses what cannot be, and writes none of it', async () => {
    const answer = await put([place('新村一'), place('新村二', { office: 'nowhere' })])
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as Problem).code).toBe('unknown-office')
    expect((await list('?q=新村')).items).toEqual([])
    expect((await put([place('一')])).status).toBe(422)
    expect((await put([place('新村', { kind: 'planet' })])).status).toBe(422)
    expect((await put([place('新村')], await desk.signIn('clerk'))).status).toBe(403)
  })
})
