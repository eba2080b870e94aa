import { writeFile } from 'node:fs/promises'
import { periodOf, periodsBetween } from '../assessment/period.ts'
import { today as dayOf, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { isRefusal } from '../engine/refusal.ts'
import {
  type Assessment,
  assessmentCsv,
  assessPeriod,
  renderAssessment,
  verifyAssessments,
} from '../modules/assessment/index.ts'
import { listSchemes, listSnapshots, type SchemeRecord } from '../store/assessments.ts'
import { print, tell } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { chooseCounty, type Installation, openInstallation } from './installation.ts'

interface Common {
  readonly county?: string
  readonly scheme?: string
}

interface Context {
  readonly db: ReturnType<Installation['database']['county']>
  readonly county: { readonly code: string; readonly name: string }
  readonly today: PlainDate
  readonly keys: Installation['keys']
}

async function inCounty<T>(
  environment: Environment,
  { county }: Common,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(environment, { role: 'command' })
  try {
    const code = await chooseCounty(installation, county)
    const row = await installation.database
      .system()
      .selectFrom('county')
      .select('name')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    const db = installation.database.county(code)
    return await work({ db, county: { code, name: row.name }, today: dayOf(new Date()), keys: installation.keys })
  } finally {
    await installation.database.close()
  }
}

/** The scheme asked for, or the only one announced. Throws {@link UserError} if that is not clear. */
async function chooseScheme({ db, county }: Context, asked: string | undefined): Promise<SchemeRecord> {
  const announced = (await listSchemes(db, county.code)).filter(({ publishedOn }) => publishedOn !== null)
  const newest = [...Map.groupBy(announced, ({ scheme }) => scheme).values()].flatMap(([first]) => first ?? [])
  const known = newest.map(({ scheme, content }) => `${scheme} ${content.title}`).join('、')
  const found = asked ? newest.find(({ scheme }) => scheme === asked) : newest[0]
  if (found && (asked || newest.length === 1)) return found
  throw new UserError(
    known ? `请用 --scheme 指明考核方案；已公布的：${known}` : '这个县还没有公布考核方案，请先在工作台“考核”里公布',
  )
}

/** heng assessment list: the periods of a scheme, and which of them are published. */
export async function listPeriods(environment: Environment, options: Common): Promise<number> {
  return inCounty(environment, options, async (context) => {
    const { scheme, content } = await chooseScheme(context, options.scheme)
    const versions = await listSchemes(context.db, context.county.code, scheme)
    const first = versions.findLast(({ effectiveFrom }) => effectiveFrom !== null)?.effectiveFrom
    const frozen = await listSnapshots(context.db, context.county.code, scheme)
    print(`${scheme}  ${content.title}`)
    for (const { from, to, label } of first ? periodsBetween(content.period, first, context.today) : []) {
      const published = frozen.find(({ fromOn }) => fromOn === from)
      const state = published ? `已公布（方案第 ${published.version} 版）` : context.today > to ? '未公布' : '进行中'
      print(`  ${from}  ${label.padEnd(12)}${state}`)
    }
    return 0
  })
}

/** heng assessment export: the result of a period with all it rests on, so that anybody can recompute it. */
export async function exportPeriod(
  environment: Environment,
  options: Common & { readonly period: string; readonly out: string },
): Promise<number> {
  const { period, out } = options
  const day = /^\d{4}-\d{2}$/.test(period) ? `${period}-01` : period
  if (!isPlainDate(day)) throw new UserError('--period 应写作 2020-03 或者考核期的第一天 2020-03-01')
  if (!/\.(xlsx|csv)$/.test(out)) throw new UserError('--out 应以 .xlsx 或 .csv 结尾')
  return inCounty(environment, options, async (context) => {
    const { scheme, content } = await chooseScheme(context, options.scheme)
    const { from } = periodOf(content.period, day)
    const assessment = await assessPeriod(context, { scheme, from })
    if (isRefusal(assessment)) throw new UserError(assessment.message)
    await writeFile(out, await bytesOf(context, assessment, out))
    const { records } = assessment
    tell(`已写入 ${out}：事项 ${records.items.length} 条，加扣分 ${records.marks.length} 条`)
    return 0
  })
}

async function bytesOf({ db, county }: Context, assessment: Assessment, out: string): Promise<Uint8Array | string> {
  const rows = await db.selectFrom('office').select(['id', 'name']).where('county', '=', county.code).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const officeName = (id: string) => names.get(id) ?? id
  return out.endsWith('.csv')
    ? assessmentCsv(assessment, officeName)
    : renderAssessment({ assessment, countyName: county.name, officeName })
}

/** heng assessment verify: that published results are as they were signed and as the ledger holds them. */
export async function verifyPeriods(environment: Environment, options: Common): Promise<number> {
  return inCounty(environment, options, async (context) => {
    const { periods, faults } = await verifyAssessments(context)
    for (const { from, message } of faults) print(`${from}：${message}`)
    print(faults.length === 0 ? `${periods} 个考核期与签名、台账一致` : `${faults.length} 个考核期不一致`)
    return faults.length === 0 ? 0 : 1
  })
}
