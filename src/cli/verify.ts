import { verifyAssessments } from '../modules/assessment/index.ts'
import { sealCounty, verifyCounty } from '../modules/ledger/index.ts'
import { registry } from '../procedures/registry.ts'
import { print, progress } from './console.ts'
import type { Environment } from './environment.ts'
import { openInstallation } from './installation.ts'

/** heng verify: walks every county's ledger and names the first thing that does not hold. */
export async function verify(environment: Environment, options: { json?: boolean; county?: string }): Promise<number> {
  const installation = await openInstallation(environment, { role: 'command' })
  const { database, keys, dataFolder } = installation
  try {
    const counties = await database
      .system()
      .selectFrom('county')
      .select(['code', 'name'])
      .orderBy('createdAt')
      .execute()
    const results = []
    for (const { code, name } of counties.filter((county) => !options.county || county.code === options.county)) {
      const ledger = { db: database.county(code), county: code, keys, dataFolder }
      const bar = progress(`核验 ${name}`)
      const onProgress = (events: number) => bar.update(events, events)
      // What is whole gets sealed; what is not must not be.
      const first = await verifyCounty({ ...ledger, registry, onProgress })
      if (!first.fault && first.unsealed > 0) await sealCounty(ledger, new Date())
      const walked = first.fault || first.unsealed === 0 ? first : await verifyCounty({ ...ledger, registry })
      const assessed = await verifyAssessments({ db: ledger.db, county: { code }, keys })
      const result = { ...walked, assessments: assessed.periods, assessmentFaults: assessed.faults }
      bar.finish()
      results.push(result)
      if (!options.json) print(account(name, result))
    }
    if (options.json) print(JSON.stringify(results, null, 2))
    return results.some(({ fault, assessmentFaults }) => fault || assessmentFaults.length > 0) ? 1 : 0
  } finally {
    await database.close()
  }
}

type Result = Awaited<ReturnType<typeof verifyCounty>> & {
  readonly assessments: number
  readonly assessmentFaults: Awaited<ReturnType<typeof verifyAssessments>>['faults']
}

function account(name: string, result: Result): string {
  const { matters, events, seals, unsealed, fault, assessments, assessmentFaults } = result
  const counts = `事项 ${matters} 件，记录 ${events} 条，封存 ${seals} 次，待封存 ${unsealed} 条，公布的考核 ${assessments} 期`
  const [assessment] = assessmentFaults
  if (!fault && assessment)
    return `${name}:不一致 [assessment] ${assessment.from} 考核：${assessment.message}(${counts})`
  return fault ? `${name}:不一致 [${fault.kind}] ${fault.message}(核验到：${counts})` : `${name}:一致。${counts}`
}
