// A process of its own for the tests to lose: looks at the county moment after moment, and says which it has done.
import { plainDate, today } from '../../src/calendar/plain-date.ts'
import { supervise } from '../../src/modules/supervision/index.ts'
import { connectDatabase } from '../../src/store/database.ts'
import { caseDesk } from '../support/case-desk.ts'
import { MOMENTS, RULE } from './moments.ts'

const [, , connection = '{}', county = '', first = '0'] = process.argv

const database = await connectDatabase(JSON.parse(connection), {
  kind: 'embedded',
  poolSize: 2,
  whenClosed: async () => undefined,
})
const desk = await caseDesk(database, county)
for (let at = Number(first); at < MOMENTS.length; at += 1) {
  const now = new Date(MOMENTS[at] ?? '')
  await supervise({ ...desk.on(plainDate(today(now))), now, today: today(now) }, RULE)
  process.stdout.write(`${at}\n`)
}
await database.close()
