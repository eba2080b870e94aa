import { lengthText } from '../../calendar/length.ts'
import type { Settings } from '../../engine/clock.ts'
import { citationText } from '../../law/cite.ts'
import {
  checkedText,
  isCountyLimit,
  type LimitVersion,
  limitLengthText,
  type Rollover,
  unitOf,
} from '../../law/limit-version.ts'
import type { LimitInfo } from '../api-types/clocks.ts'

const ROLLOVERS: Readonly<Record<Rollover, string>> = {
  'next-working-day': '末日遇放假，顺延到其后第一个工作日',
  'working-day-unit': '按工作日计算，末日不会落在放假日',
  unspecified: '法律没有写明顺延，按不顺延计算，另给出稳妥的日子',
  'unspecified-roll-for-party': '法律没有写明；涉及当事人权利，从宽顺延',
  none: '不顺延',
}

/** A limit as a list or a form shows it. */
export function presentLimit(limit: LimitVersion, settings: Settings): LimitInfo {
  const { citation, otherLength, extension, effectiveTo } = limit
  const mark = checkedText(limit)
  const own = isCountyLimit(limit) ? settings.limitLength(limit.id) : undefined
  return {
    id: limit.id,
    family: limit.family,
    name: limit.name,
    ...(citation ? { law: citationText(citation) } : {}),
    mode: limit.mode,
    length: own ? lengthText(own) : limitLengthText(limit),
    ...(otherLength ? { otherLength: lengthText(otherLength), otherAmount: otherLength.amount } : {}),
    unit: unitOf(limit),
    startEvent: limit.startEvent,
    actor: limit.actor,
    rollover: ROLLOVERS[limit.rollover],
    ...(extension ? { extension: presentExtension(extension) } : {}),
    ...(limit.pauses ? { pauses: [...limit.pauses] } : {}),
    ...(limit.restarts ? { restarts: true } : {}),
    effectiveFrom: limit.effectiveFrom,
    ...(effectiveTo ? { effectiveTo } : {}),
    ...(mark ? { mark } : {}),
    ...(isCountyLimit(limit) ? { county: true } : {}),
    ...(own ? { countyAmount: own.amount } : {}),
  }
}

function presentExtension({ total, approver, notice }: NonNullable<LimitVersion['extension']>) {
  return {
    ...(total ? { total: lengthText(total), totalAmount: total.amount } : {}),
    ...(approver ? { approver } : {}),
    ...(notice ? { notice } : {}),
  }
}
