import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/law/limit.ts'
import { piecesOf } from '../../src/web/portal/layout/pieces-of.ts'
import { EVERY_REPLY, repliesAddress, replySearchIn } from '../../src/web/portal/replies/reply-search.ts'
import { qrSquares } from '../../src/web/portal/send/qr-squares.ts'
import { remediesOf } from '../../src/web/portal/track/remedies.ts'
import { faultsOf, formFields } from '../../src/web/shared/json-schema.ts'

describe('what is left to whoever is not content', () => {
  const late = [{ late: true }] as never
  const asked = (procedure: string, closedOn: string | null, openedOn = '2020-01-06') => ({
    procedure,
    openedOn,
    closedOn,
    clocks: closedOn ? ([] as never) : late,
  })
  const laws = (procedure: string, closedOn: string | null, today = '2026-03-02', openedOn?: string) =>
    remediesOf(asked(procedure, closedOn, openedOn), today)
      .map(({ law }) => law)
      .join('|')

  test('is by the law of the day of the answer', () => {
    expect(laws('letter', '2022-04-30')).toContain('《信访条例》第三十四条')
    expect(laws('letter', '2022-05-01')).toContain('《信访工作条例》第三十五条')
    expect(laws('foi-request', '2023-12-31')).toContain('《行政诉讼法》第四十六条')
    expect(laws('foi-request', '2024-01-01')).toContain('《行政复议法》（2023）第二十三条')
    expect(laws('foi-request', '2019-06-03', '2026-03-02', '2019-05-06')).toContain('（2007）第三十三条')
  })

  test('is also there where nobody answered in time, by the law of today, and not before', () => {
    expect(laws('letter', null)).toContain('《信访工作条例》第三十四条')
    expect(laws('foi-request', null)).toContain('第五十一条')
    expect(remediesOf({ ...asked('letter', null), clocks: [] }, '2026-03-02')).toEqual([])
    expect(remediesOf(asked('whistle', '2026-03-02'), '2026-03-02')).toEqual([])
  })

  test('leads to limits that can be reckoned', () => {
    const families = new Set(LIMITS.map(({ family }) => family))
    const links = ['letter', 'foi-request', 'reconsideration'].flatMap((procedure) =>
      ['2020-03-02', '2026-03-02'].flatMap((on) => remediesOf(asked(procedure, on), on).flatMap(({ to }) => to ?? [])),
    )
    expect(links.length).toBeGreaterThan(6)
    for (const link of links) expect(families).toContain(new URL(link, 'http://x').searchParams.get('limit'))
  })
})

describe('signs of two halves', () => {
  const fields = formFields({
    properties: { title: { type: 'string', title: '标题', minLength: 2, maxLength: 4 } },
    required: ['title'],
  })

  test('count as one, as the person counts', () => {
    expect(faultsOf(fields, { title: '𠮷䶮𠮷䶮' })).toEqual({})
    expect(faultsOf(fields, { title: '𠮷' })).toEqual({ title: '标题至少 2 个字，请补充' })
    expect(faultsOf(fields, { title: '𠮷𠮷𠮷𠮷𠮷' })).toEqual({ title: '标题最多 4 个字，请删减 1 个字' })
  })

  test('are read aloud and searched for whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        for (const piece of piecesOf(text)) {
          expect(piece.isWellFormed()).toBe(true)
          expect([...piece].length).toBeLessThanOrEqual(120)
        }
        const { q } = replySearchIn(new URL(repliesAddress({ ...EVERY_REPLY, q: text }), 'http://x').searchParams)
        expect(q.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('a code to photograph has its three corners and white around', () => {
  const { side, squares } = qrSquares('https://example.com/track?number=20261125-000001-5#3872376483')
  const dark = new Set(squares.map(([x, y]) => `${x},${y}`))
  for (const [x, y] of [
    [4, 4],
    [side - 5, 4],
    [4, side - 5],
  ] as const)
    expect(dark.has(`${x},${y}`)).toBe(true)
  for (let at = 0; at < side; at += 1) expect(dark.has(`${at},3`) || dark.has(`3,${at}`)).toBe(false)
})
