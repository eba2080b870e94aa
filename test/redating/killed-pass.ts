// A process of its own for the tests to lose: runs a pass, and is gone without a word after its first batch.
import { runRedating } from '../../src/modules/redating/index.ts'
import { registry } from '../../src/procedures/registry.ts'
import { connectDatabase } from '../../src/store/database.ts'

const [, , connection = '{}', county = '', id = ''] = process.argv

const database = await connectDatabase(JSON.parse(connection), {
  kind: 'embedded',
  poolSize: 2,
  whenClosed: async () => undefined,
})
await runRedating(
  { db: database.county(county), county, registry, now: () => new Date(), settleMs: 0 },
  id,
  () => void process.kill(process.pid, 'SIGKILL'),
)
