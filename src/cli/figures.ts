import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { registry } from '../procedures/registry.ts'
import { computeFigures, type Figure } from '../store/figures.ts'
import { print } from './console.ts'
import { type Environment, UserError } from './environment.ts'
import { chooseCounty, openInstallation } from './installation.ts'

interface Options {
  readonly year?: string
  readonly from?: string
  readonly to?: string
  readonly office?: string
  readonly county?: string
  readonly json?: boolean
}

/** heng figures: every figure of a period, as a table or as JSON (id → value). */
export async function figures(environment: Environment, options: Options): Promise<number> {
  const { from, to } = period(options)
  const installation = await openInstallation(environment, { role: 'command' })
  try {
    const county = await chooseCounty(installation, options.county)
    const db = installation.database.county(county)
    const scope = { from, to, ...(options.office ? { office: options.office } : {}) }
    const all = []
    for (const definition of registry.current) {
      const values = await computeFigures(db, county, definition, scope)
      all.push(...values.map((figure) => ({ figure, label: definition.figures[figure.id]?.label ?? '' })))
    }
    if (options.json)
      print(JSON.stringify(Object.fromEntries(all.map(({ figure: { id, ...rest } }) => [id, rest])), null, 2))
    else for (const { figure, label } of all) print(`${figure.id.padEnd(40)}${shown(figure).padStart(10)}  ${label}`)
    return 0
  } finally {
    await installation.database.close()
  }
}

function period({ year, from, to }: Options): { from: PlainDate; to: PlainDate } {
  if (year && !/^\d{4}$/.test(year)) throw new UserError('--year 应为四位年份，如 2020')
  const [start, end] = [from ?? (year && `${year}-01-01`), to ?? (year && `${year}-12-31`)]
  if (!start || !end) throw new UserError('请用 --year 2020 或 --from 与 --to 指明期间')
  if (!isPlainDate(start) || !isPlainDate(end)) throw new UserError('日期应为存在的日期，如 2020-03-05')
  if (end < start) throw new UserError('--to 不能早于 --from')
  return { from: start, to: end }
}

function shown({ value, numerator, denominator }: Figure): string {
  if (value === null) return '—'
  return numerator === undefined ? String(value) : `${(value * 100).toFixed(1)}% (${numerator}/${denominator})`
}
