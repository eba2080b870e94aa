import { z } from 'zod'
import { dateText } from '../../calendar/plain-date.ts'
import { line } from '../../engine/fields.ts'
import { sm3 } from '../../store/keys.ts'
import type { OfficeState } from '../accounts/index.ts'
import { USUAL_OFFICES } from '../accounts/index.ts'
import { kindOf, OFFICE_COLUMNS } from './columns.ts'
import type { PlannedOffice, Present, RowError } from './plan.ts'
import type { Tables } from './tables.ts'

type Row = Tables['offices'][number]

const NAME = line('单位名称', { min: 2, max: 60 })
const DUTIES = z.union([z.literal(''), line('职责', { max: 1_000 })])

/** Plans the offices of a file against those the county has. */
export function planOffices(rows: readonly Row[], present: Present): { offices: PlannedOffice[]; errors: RowError[] } {
  const offices: PlannedOffice[] = []
  const errors: RowError[] = []
  const seen = new Map<string, string>()
  for (const row of rows) {
    const found = planOffice(row, present, seen)
    if (Array.isArray(found)) errors.push(...found)
    else offices.push(found)
  }
  return { offices, errors }
}

function planOffice(row: Row, present: Present, seen: Map<string, string>): PlannedOffice | RowError[] {
  const { texts, address, place } = row
  const errors: RowError[] = []
  const wrong = (column: keyof typeof OFFICE_COLUMNS, message: string) =>
    errors.push({ cell: address(column), place: row.words(column), message })
  const name = checked(NAME, texts.name, (message) => wrong('name', message))
  const duties = checked(DUTIES, texts.duties, (message) => wrong('duties', message))
  const kind = kindOf(texts.kind)
  if (!kind) wrong('kind', texts.kind ? `没有“${texts.kind}”这种类别；可填${OFFICE_COLUMNS.kind.help}` : '请填写类别')
  if (texts.id && !/^[a-z][a-z0-9-]{1,63}$/.test(texts.id))
    wrong('id', '编号为小写字母、数字和横线，以字母开头，请改正或留空')
  if (errors.length > 0 || !kind) return errors
  const id = texts.id || idFor(name, present)
  for (const [key, column] of [
    [`name ${name}`, 'name'],
    [`id ${id}`, texts.id ? 'id' : 'name'],
  ] as const) {
    const other = seen.get(key)
    if (other === undefined) seen.set(key, place)
    // A name that stands twice has the same number twice: said once.
    else if (errors.every(({ cell }) => cell !== address(column))) wrong(column, `与${other}重复，请只留一行`)
  }
  const before = present.offices.get(id)
  const twin = [...present.offices].find(([other, office]) => other !== id && office.name === name && !office.closedOn)
  if (twin) wrong('name', `已有同名单位（编号 ${twin[0]}），请填写它的编号或改名`)
  if (before?.closedOn)
    wrong('name', `“${before.name}”（编号 ${id}）已于${dateText(before.closedOn)}撤销，请先恢复或换一个编号`)
  if (errors.length > 0) return errors
  const after = { name, kind, duties: duties || (before?.duties ?? '') }
  return { id, ...after, place, ...compared(before, after) }
}

function compared(
  before: OfficeState | undefined,
  after: Pick<OfficeState, 'name' | 'kind' | 'duties'>,
): Pick<PlannedOffice, 'does' | 'before'> {
  if (!before) return { does: 'create', before: null }
  const { name, kind, duties } = before
  const same = name === after.name && kind === after.kind && duties === after.duties
  return { does: same ? 'keep' : 'change', before: { name, kind, duties } }
}

/** The same name gets the same id whenever the file is read again. */
function idFor(name: string, { offices }: Present): string {
  const known = [...offices].find(([, office]) => office.name === name)?.[0]
  const usual = USUAL_OFFICES.find((office) => office.name === name)?.id
  return known ?? usual ?? `office-${sm3(name).toString('hex').slice(0, 10)}`
}

/** The text as the rule leaves it; what is wrong with it is told. */
export function checked(rule: z.ZodType<string>, text: string, wrong: (message: string) => void): string {
  const result = rule.safeParse(text)
  if (result.success) return result.data
  wrong(result.error.issues[0]?.message ?? '填写有误，请改正')
  return ''
}
