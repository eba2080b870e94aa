import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings, type Signal } from '../../src/assessment/signal.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'
import { findSignals } from '../../src/modules/assessment/index.ts'
import type { Database } from '../../src/store/database.ts'
import { caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'
import { type AssessmentDesk, assessmentDesk } from './desk.ts'

const CITY = 'city-management'
const WORDS = (at: number) => `第 ${at} 件：已到现场核实，当日派人修复，并已电话告知来信人。`

describe('what is unusual', () => {
  const count = (office: string, hits: number, base: number) => ({
    ...{ office, base },
    hits: Array.from({ length: hits }, (_, at) => ({ matter: `${at}`, receiptNumber: `${at}`, on: '2020-03-30' })),
  })

  test('is above the others by more than chance plays, and at least three', () => {
    const found = findings([count('east', 12, 15), count('west', 8, 80), count('north', 2, 2)], [])
    expect(found.map(({ office, unusual }) => [office, unusual])).toEqual([
      ['east', true],
      ['west', false],
      ['north', false],
    ])
    expect(found[0]?.others).toBeCloseTo(10 / 82)
  })

  test('an office alone has nobody to be compared with; its own past stands beside it', () => {
    const past = [
      { office: 'east', base: 10, hits: 1 },
      { office: 'east', base: 30, hits: 5 },
    ]
    expect(findings([count('east', 3, 4), count('west', 0, 0)], past)).toMatchObject([
      { office: 'east', others: null, before: 0.15, unusual: false },
    ])
  })
})

describe('signals of a month, on a real database', () => {
  let database: Database
  let at: AssessmentDesk
  let scheme: string
  const clerk = () => at.desk.staff('clerk', CITY)
  beforeAll(async () => {
    database = await freshDatabase()
    at = assessmentDesk(await caseDesk(database, '410930'))
    scheme = await at.announce('2020-02-20', '2020-03-01')
  })
  afterAll(() => database.close())

  async function answer(day: string, id: string, text: string, more: object = {}) {
    done(await at.desk.act(day, id, 'reply', { outcome: '解释说明', answer: text }, clerk(), more))
  }
  async function report() {
    const context = { ...at.desk.on('2020-04-01') }
    const found = await findSignals(context, { scheme, from: plainDate('2020-03-01') })
    if ('refused' in found) throw new Error(found.message)
    return (signal: Signal) =>
      found
        .find((one) => one.signal === signal)
        ?.offices.map(({ office, base, hits }) => [...[office, base], hits.map(({ matter }) => matter)]) ?? []
  }

  test('tells each by its own rule, with the matters', async () => {
    // Answered in the middle of the month, with words of its own: no signal.
    const plain = await at.letter('2020-03-02', CITY, { signed: '2020-03-03' })
    await answer('2020-03-10', plain.id, WORDS(1))
    // March 2020 ends on a Tuesday: its last three working days are the 27th, the 30th and the 31st.
    const before = await at.letter('2020-03-02', CITY, { signed: '2020-03-03' })
    await answer('2020-03-26', before.id, WORDS(2))
    const last = await at.letter('2020-03-02', CITY, { signed: '2020-03-03' })
    await answer('2020-03-27', last.id, WORDS(3))
    // Signed and answered in the same minute.
    const hasty = await at.letter('2020-03-04', CITY, { signed: '2020-03-05' })
    await answer('2020-03-05', hasty.id, WORDS(4))
    // The same from paper, entered later: nobody knows the minutes.
    const paper = await at.letter('2020-03-04', CITY)
    done(await at.desk.act('2020-03-12', paper.id, 'accept', {}, clerk(), { happenedOn: plainDate('2020-03-06') }))
    await answer('2020-03-12', paper.id, WORDS(5), { happenedOn: plainDate('2020-03-11') })
    // Extended by a month and done within the first sixty days.
    const extended = await at.letter('2020-03-02', CITY, { signed: '2020-03-03' })
    const amount = { amount: 30, reason: '需要现场鉴定' }
    done(await at.desk.act('2020-03-16', extended.id, 'requestExtension', amount, clerk()))
    done(await at.desk.act('2020-03-17', extended.id, 'approveExtension', amount, at.desk.staff('director', CITY)))
    await answer('2020-03-18', extended.id, WORDS(6))
    // Three answers in the same words.
    const same = []
    for (const day of ['09', '11', '12']) {
      const letter = await at.letter(`2020-03-${day}`, CITY, { signed: `2020-03-${day}` })
      await answer('2020-03-20', letter.id, '经研究，您反映的情况已经知悉，我们将认真对待。')
      same.push(letter.id)
    }
    const told = await report()
    expect(told('month-end')).toEqual([[CITY, 9, [last.id]]])
    expect(told('within-minutes')).toEqual([[CITY, 9, [hasty.id]]])
    expect(told('needless-extension')).toEqual([[CITY, 1, [extended.id]]])
    expect(told('same-words')).toEqual([[CITY, 9, same]])
    expect(told('to-and-fro')).toEqual([])
    expect(told('reopened')).toEqual([])
  })

  test('an extension that was needed is none', async () => {
    const county = assessmentDesk(await caseDesk(database, '410931'))
    at = county
    scheme = await county.announce('2020-02-20', '2020-03-01')
    const letter = await county.letter('2020-01-02', CITY, { signed: '2020-01-03' })
    const amount = { amount: 30, reason: '需要现场鉴定' }
    done(await county.desk.act('2020-02-20', letter.id, 'requestExtension', amount, clerk()))
    done(
      await county.desk.act('2020-02-21', letter.id, 'approveExtension', amount, county.desk.staff('director', CITY)),
    )
    // Sixty days from January 3 end on March 3.
    await answer('2020-03-10', letter.id, WORDS(7))
    expect((await report())('needless-extension')).toEqual([])
  })

  test('a matter two offices gave back stands with both', async () => {
    const county = assessmentDesk(await caseDesk(database, '410932'))
    at = county
    scheme = await county.announce('2020-02-20', '2020-03-01')
    const giveBack = { basisKind: '权责清单', basisTitle: '示例单位权责清单', basisArticle: '全部事项' }
    const letter = await county.letter('2020-03-02', CITY)
    const back = (office: string, suggestedOffice: string) =>
      county.desk
        .act(
          '2020-03-03',
          letter.id,
          'return',
          { ...giveBack, reason: '不属于本单位职责', suggestedOffice },
          county.desk.staff('clerk', office),
        )
        .then(done)
    await back(CITY, 'education')
    done(
      await county.desk.act(
        '2020-03-03',
        letter.id,
        'assign',
        { office: 'education' },
        county.desk.staff('dispatcher'),
      ),
    )
    expect((await report())('to-and-fro')).toEqual([])
    await back('education', CITY)
    expect((await report())('to-and-fro').map(([office]) => office)).toEqual([CITY, 'education'])
  })
})
