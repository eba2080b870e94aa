import { lengthText } from '../calendar/length.ts'
import { dateText, type PlainDate, plainDate } from '../calendar/plain-date.ts'
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
        ? `依据${citationText(limit.citation)}，${limit.name}的期限为${lengthText(step.length)}。`
        : `${limit ? `${limit.name}的` : ''}期限为${lengthText(step.length)}。`
    case 'start':
      return step.restarted
        ? `${dateText(step.on)}起重新计算，当日不计。`
        : `${dateText(step.on)}${limit ? `（${limit.startEvent}）` : ''}为起算日，当日不计，次日为第1日。`
    case 'excluded':
      return `${spanText(step)}不计入期限。`
    case 'extended':
      return `${step.approvedOn ? dateText(step.approvedOn) : ''}批准延长${lengthText(step.by)}，合计${lengthText(step.total)}。`
    case 'holidays':
      return `其间周末和${step.name}（${spanText(step)}）放假，不计。`
    case 'makeup':
      return `${step.on.map(dateText).join('、')}为调休上班日，计入。`
    case 'rolled':
      return `末日${dateText(step.from)}是${step.name ? `${step.name}假期` : '休息日'}，顺延。`
    case 'used':
      return `法律定有两个数额，此处用${lengthText(step.length)}（另一个是${lengthText(step.other)}）。`
    case 'event':
      return `${dateText(step.on)}${limit ? `（${limit.startEvent}）` : ''}当日不计，由此向前倒数。`
    case 'earlierLaw':
      return `倒数所得日早于现行规定的施行日（${dateText(step.before)}），依当时的规定计算。`
    default:
      return conclusion(step, limit)
  }
}

type Told =
  | 'length'
  | 'start'
  | 'excluded'
  | 'extended'
  | 'holidays'
  | 'makeup'
  | 'rolled'
  | 'used'
  | 'event'
  | 'earlierLaw'
type Conclusion = Exclude<Step, { kind: Told }>

function conclusion(step: Conclusion, limit: Reckoning['limit']): string {
  switch (step.kind) {
    case 'due':
      return `最迟${dateText(step.on)}。`
    case 'dueAt':
      return `自${momentText(step.from)}起连续计算，夜间和节假日照算，最迟${momentText(step.at)}。`
    case 'notice':
      return `最迟${dateText(step.on)}；如要求间隔的日子全部满足，则为${dateText(step.conservative)}。`
    case 'full': {
      const worked = step.earliestWorkingOn
      const after = worked && worked !== step.earliestOn ? `（其后第一个工作日为${dateText(worked)}）` : ''
      return `到${dateText(step.on)}才届满，不因放假缩短或者顺延；最早${dateText(step.earliestOn)}方可进入下一步${after}。`
    }
    case 'window':
      return `不早于${dateText(step.from)}，不迟于${dateText(step.to)}。`
    case 'triggered':
      return `自${dateText(step.on)}起不足法定的时间，可以${limit?.name.replace(/^可以/, '') ?? '办理'}。`
    case 'fixedDay':
      return `${limit?.citation ? `依据${citationText(limit.citation)}，` : ''}每年${monthDay(step.day)}前（含当日），起算后最近的一次是${dateText(step.on)}。`
    default:
      return caution(step)
  }
}

type Caution = Extract<Step, { kind: 'silent' | 'silentUnknown' | 'safe' | 'provisional' | 'suspended' | 'refused' }>

function caution(step: Caution): string {
  switch (step.kind) {
    case 'silent': {
      const rolled = step.dueIfRolled ? `；若类推顺延则为${dateText(step.dueIfRolled)}` : ''
      return `该日不上班，法律没有写明可以顺延：稳妥的是${dateText(step.safeBy)}前办完${rolled}。`
    }
    case 'silentUnknown':
      return `${step.year}年的放假安排尚未公布，该日是否上班未定；法律没有写明可以顺延，请提前办完。`
    case 'safe':
      return `该日不上班，期限不移动：稳妥的是${dateText(step.safeBy)}前办完。`
    case 'provisional':
      return `${step.year}年的放假安排尚未公布，暂估为${dateText(step.estimatedOn)}，公布后重算。`
    case 'suspended':
      return '现处中止，期限停止计算，恢复后再定届满日。'
    case 'refused':
      return REFUSED[step.error]
  }
}

function momentText(moment: string): string {
  const [day = '', time = ''] = moment.split('T')
  return `${dateText(plainDate(day))}${time}`
}

function monthDay(day: string): string {
  const [month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

const REFUSED: Readonly<Record<ReckonError, string>> = {
  'invalid-date': '所记日期、时刻不存在或缺少批准日期，不能推算届满日，请核对日期。',
  'not-in-force': '起算当日没有这项期限的规定，不能推算届满日，请核对起算日和所用的法律版本。',
  'not-configured': '这项期限由本县确定，本县尚未设置日数。',
  'extension-over-cap': '所记延长超出法律允许的总期，不能推算届满日，请核对延长的日数。',
  'extension-late': '延长在原期限届满后才批准，不生效，请核对批准日期或如实按逾期办理。',
  'event-not-allowed': '法律没有规定这项期限可以这样中止、重新计算或者另选数额，不能推算届满日，请核对所记事实。',
  'event-order': '所记事实先后颠倒（结束不晚于开始，或重新起算早于起算日），请核对日期。',
}

function spanText({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }): string {
  return from === to ? dateText(from) : `${dateText(from)}至${dateText(to)}`
}
