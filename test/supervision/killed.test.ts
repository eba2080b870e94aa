import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chance } from '../../demo/random.ts'
import { plainDate, today } from '../../src/calendar/plain-date.ts'
import { supervise } from '../../src/modules/supervision/index.ts'
import type { Database } from '../../src/store/database.ts'
import { caseDesk, done } from '../support/case-desk.ts'
import { freshDatabase } from '../support/database.ts'
import { MOMENTS, RULE } from './moments.ts'

const CHILD = fileURLToPath(new URL('./killed-ticks.ts', import.meta.url))
const LETTER = { kind: '投诉', title: '东街路灯不亮', body: '东街路灯坏了一个月,孩子晚上看不见路。' }

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

async function county(code: string) {
  const desk = await caseDesk(database, code)
  for (const day of ['2020-03-02', '2020-03-03', '2020-03-05', '2020-03-10']) {
    const { id } = done(await desk.open(day, 'letter', LETTER))
    done(await desk.act(day, id, 'assign', { office: 'city-management' }, desk.staff('dispatcher')))
    done(await desk.act(day, id, 'accept', {}, desk.staff('clerk', 'city-management')))
  }
  return desk
}

const raised = async (code: string) => {
  const rows = await database
    .county(code)
    .selectFrom('ladderStep')
    .innerJoin('matter', 'matter.id', 'ladderStep.matter')
    .select(['procedure', 'openedOn', 'step', 'raisedOn'])
    .execute()
  return rows.map((row) => Object.values(row).join(' ')).toSorted()
}

test('a thousand looks, killed between any two or in the midst of one, raise each step exactly once', async () => {
  await county('410903')
  const calm = await county('410904')
  for (const moment of MOMENTS) {
    const now = new Date(moment)
    await supervise({ ...calm.on(plainDate(today(now))), now, today: today(now) }, RULE)
  }
  const dice = chance(7)
  let next = 0
  let kills = 0
  while (next < MOMENTS.length) {
    const lines = dice.between(20, 80)
    const child = spawn(process.execPath, [CHILD, JSON.stringify(database.ownerConnection), '410903', String(next)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let seen = 0
    child.stdout.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().trim().split('\n')) {
        next = Number(line) + 1
        seen += 1
      }
      if (seen >= lines) child.kill('SIGKILL')
    })
    const [code] = await once(child, 'close')
    if (code !== 0) kills += 1
  }
  expect(kills).toBeGreaterThan(5)
  const found = await raised('410903')
  expect(found).toEqual(await raised('410904'))
  expect(found.filter((line) => line.startsWith('letter')).length).toBe(4 * 5)
  const orders = await database
    .county('410903')
    .selectFrom('matter')
    .select('id')
    .where('procedure', '=', 'supervision-order')
    .execute()
  expect(orders).toHaveLength(4)
}, 240_000)
