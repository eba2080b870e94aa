import type { MatterPage } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'

/** What stands for what in a phrase; shown where phrases are written. */
export const PLACEHOLDERS: readonly string[] = [
  '编号',
  '标题',
  '收到日期',
  '办结期限',
  '主办单位',
  '经办人',
  '今天',
  '县名',
]

/** A phrase with its placeholders filled in from a matter. What the matter does not know stays as it is, to be seen and written by hand. */
export function fillIn(text: string, matter: MatterPage, { today, county }: { today: string; county: string }): string {
  const values: Readonly<Record<string, string | null>> = {
    编号: matter.receiptNumber,
    标题: matter.title,
    收到日期: dateText(matter.openedOn),
    办结期限: matter.dueOn && dateText(matter.dueOn),
    主办单位: matter.leadOfficeName,
    经办人: matter.assigneeName,
    今天: dateText(today),
    县名: county,
  }
  return text.replaceAll(/\{([^{}]{1,10})\}/g, (whole, name: string) => values[name] ?? whole)
}
