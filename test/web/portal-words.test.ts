import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOf } from '../../src/web/portal/layout/pieces-of.ts'
import { EVERY_REPLY, repliesAddress, replySearchIn } from '../../src/web/portal/replies/reply-search.ts'
import { qrSquares } from '../../src/web/portal/send/qr-squares.ts'
import { faultsOf, formFields } from '../../src/web/shared/json-schema.ts'

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
