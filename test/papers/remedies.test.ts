import { describe, expect, test } from 'vitest'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { LIMITS } from '../../src/law/limit.ts'
import { remedyOfAnswer } from '../../src/papers/remedy.ts'
import { remediesOf } from '../../src/procedures/remedies.ts'

const TODAY = '2026-03-02'

function left(
  procedure: string,
  closedOn: string | null,
  {
    outcome = null,
    openedOn = '2020-01-06',
    late = !closedOn,
  }: { outcome?: string | null; openedOn?: string; late?: boolean } = {},
) {
  return remediesOf(procedure, {
    openedOn: plainDate(openedOn),
    closedOn: closedOn ? plainDate(closedOn) : null,
    outcome,
    late,
    today: plainDate(TODAY),
  })
}
const laws = (...asked: Parameters<typeof left>) =>
  left(...asked)
    .map(({ law }) => law)
    .join('|')

describe('what is left to whoever is not content', () => {
  test('is by the law of the day of the answer', () => {
    expect(laws('letter', '2022-04-30')).toContain('《信访条例》（2005）第三十四条')
    expect(laws('letter', '2022-05-01')).toContain('《信访工作条例》（2022）第三十五条')
    expect(laws('foi-request', '2023-12-31', { outcome: 'refusedByLaw' })).toContain('《行政诉讼法》（2017）第四十六条')
    expect(laws('foi-request', '2019-06-03', { openedOn: '2019-05-06' })).toContain('（2007）第三十三条')
  })

  test('leads to reconsideration first since 2024 where information was refused, and leaves the choice elsewhere', () => {
    const first = '《行政复议法》（2023）第二十三条'
    expect(laws('foi-request', '2024-01-01', { outcome: 'refusedByLaw' })).toContain(first)
    expect(laws('foi-request', '2024-01-01', { outcome: 'granted' })).not.toContain(first)
    expect(laws('foi-request', '2024-01-01', { outcome: 'granted' })).toContain('第四十六条')
  })

  test('says of the same answer what its paper says', () => {
    for (const on of ['2020-03-02', '2023-12-31', '2024-01-01', TODAY])
      for (const outcome of ['granted', 'refusedByLaw']) {
        const paper = remedyOfAnswer({
          on: plainDate(on),
          government: '示例县人民政府',
          township: false,
          what: '本答复',
          refused: outcome !== 'granted',
        })
        const page = left('foi-request', on, { outcome })
          .map(({ how, law }) => how + law)
          .join()
        expect(page.includes('先申请行政复议')).toBe(paper.includes('应当依照'))
        for (const length of ['60日', '6个月', '15日']) expect(page.includes(length)).toBe(paper.includes(length))
      }
  })

  test('is also there where nobody answered in time, by the law of today, and not before', () => {
    expect(laws('letter', null)).toContain('《信访工作条例》（2022）第三十四条')
    expect(laws('foi-request', null)).toContain('第五十一条')
    expect(left('foi-request', null).flatMap(({ limit }) => limit ?? [])).toEqual([])
    expect(left('letter', null, { late: false })).toEqual([])
    expect(left('whistle', TODAY)).toEqual([])
  })

  test('is nothing to whoever withdrew, and does not fail before the first law we hold', () => {
    expect(left('letter', TODAY, { outcome: 'withdrawn' })).toEqual([])
    for (const procedure of ['letter', 'foi-request', 'reconsideration', 'online-consultation'])
      expect(() => left(procedure, '2004-06-01', { openedOn: '2004-05-01' })).not.toThrow()
  })

  test('leads to limits that can be reckoned', () => {
    const families = new Set(LIMITS.map(({ family }) => family))
    const led = ['letter', 'foi-request', 'reconsideration'].flatMap((procedure) =>
      ['2020-03-02', TODAY].flatMap((on) => left(procedure, on).flatMap(({ limit }) => limit?.family ?? [])),
    )
    expect(led.length).toBeGreaterThan(6)
    for (const family of led) expect(families).toContain(family)
    expect(left('online-consultation', TODAY)).toMatchObject([{ door: 'letter' }])
  })
})
