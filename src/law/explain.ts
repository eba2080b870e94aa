import { lengthText } from '../calendar/length.ts'
import { dateText, type PlainDate } from '../calendar/plain-date.ts'
import { citationText } from './cite.ts'
import type { ReckonError, Reckoning, Step } from './reckoning.ts'

/** Why that day: the account of a reckoning in plain Chinese, one step a line. */
export function explain({ steps, limit }: Reckoning): string[] {
  return steps.map((step) => lineOf(step, limit))
}

function lineOf(step: Step, limit: Reckoning['limit']): string {
  switch (step.kind) {
    case 'length':
      return limit?.citation
        ? `依据${citationText(limit.citation)},${limit.name}期限为${lengthText(step.length)}。`
        : `${limit?.name ?? ''}期限为${lengthText(step.length)}。`
    case 'start':
      return step.restarted
        ? `${dateText(step.on)}起重新计算，当日不计。`
        : `${dateText(step.on)}${limit ? `(${limit.startEvent})` : ''}为起算日，当日不计，次日为第1日。`
    case 'excluded':
      return `${spanText(step)}不计入期限。`
    case 'extended':
      return `${step.approvedOn ? dateText(step.approvedOn) : ''}批准延长${lengthText(step.by)}，合计${lengthText(step.total)}。`
    case 'holidays':
      return `其间周末和${step.name}(${spanText(step)})放假，不计。`
    case 'makeup':
      return `${step.on.map(dateText).join('、')}为调休上班日，计入。`
    case 'rolled':
      return `末日${dateText(step.from)}是${step.name ? `${step.name}假期` : '休息日'}，顺延。`
    default:
      return conclusion(step)
  }
}

type Conclusion = Extract<Step, { kind: 'due' | 'silent' | 'silentUnknown' | 'provisional' | 'suspended' | 'refused' }>

function conclusion(step: Conclusion): string {
  switch (step.kind) {
    case 'due':
      return `最迟${dateText(step.on)}。`
    case 'silent': {
      const rolled = step.dueIfRolled ? `；若类推顺延则为${dateText(step.dueIfRolled)}` : ''
      return `该日不上班，法律没有写明可以顺延：稳妥的是${dateText(step.safeBy)}前办完${rolled}。`
    }
    case 'silentUnknown':
      return `${step.year}年的放假安排尚未公布，该日是否上班未定；法律没有写明可以顺延，请提前办完。`
    case 'provisional':
      return `${step.year}年的放假安排尚未公布，暂估为${dateText(step.estimatedOn)}，公布后重算。`
    case 'suspended':
      return '现处中止，期限停止计算，恢复后再定届满日。'
    case 'refused':
      return REFUSED[step.error]
  }
}

const REFUSED: Readonly<Record<ReckonError, string>> = {
  'invalid-date': '所记日期不存在或缺少批准日期，不能推算届满日，请核对日期。',
  'not-in-force': '起算当日没有这项期限的规定，不能推算届满日，请核对起算日和所用的法律版本。',
  'not-configured': '这项期限由本县确定，尚未设置日数，请先在设置中填写。',
  'extension-over-cap': '所记延长超出法律允许的总期，不能推算届满日，请核对延长的日数。',
  'extension-late': '延长在原期限届满后才批准，不生效，请核对批准日期或如实按逾期办理。',
  'event-not-allowed': '法律没有规定这项期限可以这样中止或重新计算，不能推算届满日，请核对所记事实。',
  'event-order': '所记事实先后颠倒(结束不晚于开始，或重新起算早于起算日)，请核对日期。',
}

function spanText({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }): string {
  return from === to ? dateText(from) : `${dateText(from)}至${dateText(to)}`
}
