import { type Refusal, refuse } from '../../engine/refusal.ts'
import { type Column, OFFICE_COLUMNS, PERSON_COLUMNS } from './columns.ts'
import type { Sheet } from './read-file.ts'

/** A row of a table: its texts by the name of the column, and how its cells are called. */
export interface TableRow<N extends string> {
  readonly texts: Readonly<Record<N, string>>
  /** 单位!B7; in a file of one sheet B7. */
  readonly address: (column: N) => string
  /** The same for people: 单位!第 7 行“类别”. */
  readonly words: (column: N) => string
  /** The row's number, with the name of its sheet where there are several. */
  readonly place: string
}

/** The rows of a file, by what they are about. */
export interface Tables {
  readonly offices: readonly TableRow<keyof typeof OFFICE_COLUMNS>[]
  readonly people: readonly TableRow<keyof typeof PERSON_COLUMNS>[]
}

/** A heading may stand below a title and a note. */
const HEADING_WITHIN = 6

/** Finds the tables of offices and people by their headings. Refuses `no-known-heading` or `no-rows`. */
export function findTables(sheets: readonly Sheet[]): Tables | Refusal {
  const single = sheets.length === 1
  // People first: their heading names an office too.
  const people = sheets.map((sheet) => tableOf(sheet, PERSON_COLUMNS, single))
  const offices = sheets.map((sheet, at) => (people[at] ? undefined : tableOf(sheet, OFFICE_COLUMNS, single)))
  if (![...people, ...offices].some(Boolean))
    return refuse(
      'no-known-heading',
      `没有找到表头。单位表须有“单位名称、类别”，人员表须有“姓名、用户名、岗位”；请用模板填写`,
    )
  const tables = { offices: offices.flatMap((rows) => rows ?? []), people: people.flatMap((rows) => rows ?? []) }
  return tables.offices.length + tables.people.length > 0 ? tables : refuse('no-rows', '表头下面没有内容，请填写后再选')
}

function tableOf<N extends string>(
  { name, rows }: Sheet,
  columns: Readonly<Record<N, Column>>,
  single: boolean,
): TableRow<N>[] | undefined {
  const names = Object.keys(columns) as N[]
  for (const [at, heading] of rows.slice(0, HEADING_WITHIN).entries()) {
    const found = new Map<N, number>()
    for (const [column, text] of heading.cells) {
      const title = text.replaceAll(/[\s*＊（(].*$|\s/g, '')
      const named = names.find((one) => !found.has(one) && [columns[one].title, ...columns[one].also].includes(title))
      if (named) found.set(named, column)
    }
    if (!names.every((one) => !columns[one].needed || found.has(one))) continue
    const prefix = single ? '' : `${name}!`
    return rows.slice(at + 1).flatMap(({ number, cells }) => {
      const text = (one: N) => cells.get(found.get(one) ?? 0) ?? ''
      const texts = Object.fromEntries(names.map((one) => [one, text(one)])) as Record<N, string>
      // Notes written beside the table are none of its rows.
      if (names.every((one) => texts[one] === '')) return []
      // A heading merged over two rows, or repeated on every page, is none either.
      if (names.every((one) => texts[one] === (heading.cells.get(found.get(one) ?? 0) ?? ''))) return []
      const address = (one: N) => `${prefix}${letters(found.get(one) ?? 1)}${number}`
      const place = `${prefix}第 ${number} 行`
      return [{ texts, address, words: (one: N) => `${place}“${columns[one].title}”`, place }]
    })
  }
  return undefined
}

/** 1 is A, 27 is AA. */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
