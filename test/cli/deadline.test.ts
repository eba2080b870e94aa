import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runProgram } from '../support/program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heng-deadline-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const heng = (...args: string[]) => runProgram(['deadline', ...args], {})

describe('heng deadline', () => {
  test('tells one day with its account', async () => {
    const { code, output } = await heng(
      '--limit',
      'foi-answer-2019',
      '--start',
      '2021-04-19',
      '--exclude',
      '2021-04-22:2021-05-13',
    )
    expect(code).toBe(0)
    expect(output).toContain('2021年6月7日')
    expect(output).toContain('《政府信息公开条例》（2019）第三十三条')
  })

  test('answers every case of a file, refused or not', async () => {
    const file = join(folder, 'cases.json')
    await writeFile(
      file,
      JSON.stringify([
        {
          id: 'a',
          limitId: 'petition-finish-2005',
          start: '2021-11-15',
          events: [{ type: 'extend', total: 90, approvedOn: '2021-12-01' }],
        },
        {
          id: 'b',
          limitId: 'petition-finish-2005',
          start: '2021-11-15',
          events: [{ type: 'extend', total: 91, approvedOn: '2021-12-01' }],
        },
        { id: 'c', limitId: 'foi-answer-2019', start: '2020-01-20', events: [{ type: 'exclude', from: '2020-02-04' }] },
        { id: 'd', limitId: 'foi-answer-2019', start: '2026-12-20' },
        { id: 'e', limitId: 'compulsion-emergency-report', start: '2023-05-01T22:00', events: [] },
        { id: 'f', start: 5 },
        { id: 'g', limitId: 'foi-answer-2019', start: 5, procedure: 'foi' },
        { id: 'g', limitId: 'foi-answer-2019', start: '2020-01-20', events: ['exclude'] },
        { id: 'h', limitId: 'licence-ban-3y', start: '2199-12-31' },
        { id: 'i', limitId: 'penalty-pay', start: '2026-04-20', events: null },
        { id: 'j', limitId: 'compulsion-urge-court', start: '2025-09-22' },
        { id: 'k', limitId: 'normative-document-legal-review', start: '2024-09-26' },
        { id: 'l', limitId: 'penalty-hearing-notice', start: '2023-07-03' },
        null,
      ]),
    )
    const { code, output } = await heng('--cases', file, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(output.slice(0, output.lastIndexOf(']') + 1))).toEqual([
      { id: 'a', due: '2022-02-13', safeBy: '2022-02-11', dueIfRolled: '2022-02-14' },
      { id: 'b', due: null, error: 'extension-over-cap' },
      { id: 'c', due: null, error: 'suspended' },
      { id: 'd', due: null, provisional: true, needsCalendar: 2027 },
      { id: 'e', due: '2023-05-02T22:00' },
      { id: 'f', due: null, error: 'invalid-case' },
      { id: 'g', due: null, error: 'invalid-date' },
      { id: 'g', due: null, error: 'event-not-allowed' },
      { id: 'h', due: null, error: 'invalid-date' },
      { id: 'i', due: '2026-05-06', rawLastDay: '2026-05-05', lateFeeFrom: '2026-05-07' },
      { id: 'j', due: '2025-10-11', earliestNextAction: '2025-10-12', earliestNextWorkday: '2025-10-13' },
      { id: 'k', due: '2024-10-22', earliest: '2024-10-09' },
      { id: 'l', due: '2023-06-21', dueConservative: '2023-06-20' },
      { id: null, due: null, error: 'invalid-case' },
    ])
  })

  test('tells that time stands still, and reads a file with a byte order mark', async () => {
    const { code, output } = await heng(
      '--limit',
      'foi-answer-2019',
      '--start',
      '2020-01-20',
      '--exclude',
      '2020-02-04:',
    )
    expect([code, output.includes('现处中止')]).toEqual([0, true])
    const file = join(folder, 'marked.json')
    await writeFile(file, '\uFEFF[]')
    expect((await heng('--cases', file, '--json')).code).toBe(0)
  })

  test('says what is wrong with a file or an option', async () => {
    const file = join(folder, 'broken.json')
    await writeFile(file, '{"id":')
    expect((await heng('--cases', file)).output).toContain('不是正确的 JSON')
    expect((await heng('--cases', join(folder, 'none.json'))).output).toContain('打不开')
    expect((await heng('--limit', 'foi-answer', '--start', '2020-01-20', '--extend', 'x@2020-02-01')).output).toContain(
      '整数',
    )
    expect((await heng('--limit', 'nothing', '--start', '2020-01-20')).code).toBe(1)
  })
})
