import { z } from 'zod'
import { isOfficeBound } from '../../engine/roles.ts'
import { type StatisticsTable, tablesOf } from '../../statistics/table.ts'
import { type Call, queryOf } from '../endpoint.ts'
import { fail } from '../problem.ts'

/** Which year of a form, and perhaps one lead office. */
export const SCOPE = z.object({
  year: z.coerce.number({ error: '年度应为四位数字' }).int().min(2004).max(2199).optional(),
  office: z.string().max(64).optional(),
})

/** Spreadsheets as they travel. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The year asked for, or this one. */
export function yearOf(call: Call): number {
  return queryOf(call, SCOPE).year ?? Number(call.context.today.slice(0, 4))
}

/** The office counted: an office-bound reader's own, whatever was asked. */
export function officeOf(call: Call): string | undefined {
  const { actor } = call.caller
  return isOfficeBound(actor.role) ? (actor.office ?? '') : queryOf(call, SCOPE).office
}

/** A year has one form of a table: asked for the other, the page says which years that one is for. */
export function ofYear<T extends Pick<StatisticsTable, 'years'>>(form: T, year: number): T {
  const { from, to } = form.years
  return tablesOf([form], year).length > 0
    ? form
    : fail(422, 'other-form', `这张表的格式适用于${from}${to ? `至${to}` : '年以后'}年度，请改选年度或格式`)
}
