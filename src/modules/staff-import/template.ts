import ExcelJS from 'exceljs'
import { isPost, ROLES, type Role } from '../../engine/roles.ts'
import { OFFICE_KINDS } from '../accounts/index.ts'
import { type Column, OFFICE_COLUMNS, PERSON_COLUMNS } from './columns.ts'

/** Rows in which the lists of kinds and posts are offered. */
const OFFERED_ROWS = 2_000

/** An empty workbook to be filled in: a sheet of offices, one of people, what to write in each column. */
export async function importTemplate(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const offices = addSheet(workbook, '单位', Object.values(OFFICE_COLUMNS))
  const people = addSheet(workbook, '人员', Object.values(PERSON_COLUMNS))
  const posts = (Object.keys(ROLES) as Role[]).filter(isPost).map((role) => ROLES[role])
  offer(offices, 'B', Object.values(OFFICE_KINDS))
  offer(people, 'C', posts)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addSheet(workbook: ExcelJS.Workbook, name: string, columns: readonly Column[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }))
  const heading = sheet.addRow(columns.map(({ title, needed }) => (needed ? `${title}*` : title)))
  heading.font = { bold: true }
  for (const [at, { help, needed }] of columns.entries())
    heading.getCell(at + 1).note = `${needed ? '必填。' : ''}${help}`
  return sheet
}

function offer(sheet: ExcelJS.Worksheet, column: string, choices: readonly string[]): void {
  for (let row = 2; row <= OFFERED_ROWS; row++)
    sheet.getCell(`${column}${row}`).dataValidation = {
      ...{ type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`], showErrorMessage: true },
      ...{ errorTitle: '不在可选范围', error: `可填：${choices.join('、')}` },
    }
}
