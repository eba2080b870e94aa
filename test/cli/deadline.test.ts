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
    expect(output).toContain('《政府信息公开条例》(2019)第三十三条')
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
      { id: null, due: null, error: 'invalid-case' },
    ])
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
