import type { DivisionAnswer } from '../../../server/api-types/setup.ts'
import type { FormValues } from '../../shared/json-schema.ts'

type Found = DivisionAnswer['found']

/** What the national list says of a code. */
export function FoundDivision({ code, found }: { code: string; found: Found }) {
  return <p className={found && isCounty(code) ? 'p-notice' : 'p-notice p-notice-warn'}>{textOf(code, found)}</p>
}

function textOf(code: string, found: Found): string {
  if (!found) return `国家标准名录（GB/T 2260）里没有 ${code}。请核对代码；确是新设立的，可以继续。`
  if (code.length > 6) return `${code} 在${found.full}境内，名录里没有它自己的名字，请填写。`
  if (isCounty(code)) return `${code}：${found.full}`
  return `${code} 是${found.full}，不是县级行政区。请核对代码；确实要为它设置，可以继续。`
}

/** Provinces end in four noughts, cities in two. */
function isCounty(code: string): boolean {
  return code.length === 6 && !code.endsWith('00')
}

/** The county's name and mark as the list has them, to begin with. */
export function nameOf(code: string, found: Found): FormValues {
  return found && code.length === 6 ? { name: found.name, mark: [...found.name][0] ?? '' } : {}
}
