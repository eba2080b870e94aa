import { addDays, type PlainDate, plainDate } from '../src/calendar/plain-date.ts'
import { Life } from './life.ts'
import { OFFICES, PLACE_PARTS } from './offices.ts'
import type { Doer, Step } from './plan.ts'
import { type Chance, chance } from './random.ts'
import { WHISTLE_TOPICS, type WhistleTopic } from './whistle-topics.ts'

/** Whistles blown in each month of the year: few while the county stayed at home, most in the rainy months. */
const MONTHLY = [4, 3, 4, 5, 6, 8, 9, 8, 6, 5, 5, 4] as const
/** The kinds of whistle by month are drawn; emergencies come with the rain. */
const RAINY = [6, 7, 8]
const TOWNSHIPS = OFFICES.filter(({ kind }) => kind === 'township')

/** How a department answers: most at once, some late, some not before they are asked again. */
type Pace = 'prompt' | 'usual' | 'late'

/** A whistle blown on the last Friday of May and entered under the first of June, which is found out in July. */
export const WRONGLY_DATED = {
  blownOn: plainDate('2020-05-29'),
  enteredOn: plainDate('2020-06-01'),
  foundOutOn: plainDate('2020-07-10'),
} as const

/** The year's whistles, all ended by its last day. */
export function whistleSteps(until: PlainDate): Step[] {
  const dice = chance(2020_14)
  const year = MONTHLY.flatMap((count, month) =>
    Array.from({ length: count }, (_, at) => {
      const last = month === 11 ? 12 : 26
      const day = String(1 + Math.floor((at * last) / count) + dice.between(0, 1)).padStart(2, '0')
      const on = plainDate(`2020-${String(month + 1).padStart(2, '0')}-${day}`)
      return whistleLife(dice, { id: `whistle-${month}-${at}`, on, paces: month === 11 ? HURRIED : PACES }).until(until)
    }),
  ).flat()
  return [...year, ...wronglyDated(dice)]
}

function wronglyDated(dice: Chance): Step[] {
  const { blownOn, enteredOn, foundOutOn } = WRONGLY_DATED
  const life = whistleLife(dice, { id: 'whistle-wrongly-dated', on: enteredOn, paces: ['prompt'] })
  const steps = life.until(addDays(foundOutOn, -1))
  const correction = new Life('whistle-wrongly-dated', 'whistle', foundOutOn)
  correction.does({ role: 'dispatcher' }, 'correctDate', {
    ...{ step: 1, rightDay: blownOn, reason: '登记时写错了日期，以镇里值班记录为准。' },
  })
  return [...steps, ...correction.until(foundOutOn)]
}

const PACES: readonly Pace[] = ['prompt', 'prompt', 'prompt', 'usual', 'usual', 'usual', 'usual', 'late']

/** From here on nothing is carried over. */
const HURRIED: readonly Pace[] = ['prompt', 'usual']

interface Blown {
  readonly id: string
  readonly on: PlainDate
  readonly paces: readonly Pace[]
}

function whistleLife(dice: Chance, { id, on, paces }: Blown): Life {
  const topic = topicFor(dice, on)
  const town = dice.pick(TOWNSHIPS)
  const place = `${town.name}${dice.pick(PLACE_PARTS).part}`
  const say = (text: string) => text.replaceAll('{place}', place)
  const clerk: Doer = { role: 'township', office: town.id }
  const head: Doer = { role: 'director', office: town.id }
  const life = new Life(id, 'whistle', on)
  const told = { kind: topic.kind, title: say(topic.title), body: say(topic.body), tried: topic.tried, place }
  // What is urgent is called in on any day; the rest when the office works.
  if (topic.kind === '突发事件') life.open(clerk, told)
  else life.does(clerk, 'open', told)
  if (dice.happens(4)) {
    life.after(0).does(head, 'declineToApprove', { reason: '镇里还能再协调一次，先由镇综合执法中队处理。' })
    return life
  }
  life.after(0).does(head, 'approve', { office: topic.office, opinion: '情况属实，请部门到场。' })
  answered(dice, life, { topic, place, head, pace: dice.pick(paces) })
  return life
}

/** Emergencies belong to the rainy months; at other times any topic does. */
function topicFor(dice: Chance, on: PlainDate): WhistleTopic {
  const rainy = RAINY.includes(Number(on.slice(5, 7)))
  return dice.pick(WHISTLE_TOPICS.filter(({ kind }) => (rainy && dice.happens(30) ? kind === '突发事件' : true)))
}

interface Answer {
  readonly topic: WhistleTopic
  readonly place: string
  readonly head: Doer
  readonly pace: Pace
}

function answered(dice: Chance, life: Life, { topic, place, head, pace }: Answer): void {
  const department: Doer = { role: 'clerk', office: topic.office }
  life.after(pace === 'late' ? dice.between(1, 2) : 0)
  // Whoever leads asks the others along.
  for (const office of topic.along ?? [])
    life.does({ role: 'director', office: topic.office }, 'assist', { office, opinion: '请一同到场，各按职责处置。' })
  life.does(department, 'accept', { person: '值班电话 0393-0000000' })
  life.does(department, 'contact', { how: '已电话联系镇里，约定到场时间和参加人员。' })
  life.after(topic.kind === '突发事件' || pace === 'prompt' ? 0 : 1)
  life.does(department, 'reportIn', {
    place,
    present: '业务股室两人',
    arrivedAt: dice.pick(['08:50', '09:30', '15:10']),
  })
  solved(dice, life, { topic, department, pace })
  rated(dice, life, { topic, head, department, pace })
}

const DAYS: Readonly<Record<Pace, readonly [number, number]>> = { prompt: [0, 2], usual: [1, 4], late: [9, 16] }

function solved(
  dice: Chance,
  life: Life,
  { topic, department, pace }: { topic: WhistleTopic; department: Doer; pace: Pace },
): void {
  const [low, high] = topic.kind === '突发事件' && pace !== 'late' ? [0, 1] : DAYS[pace]
  const outcome = pace === 'late' && dice.happens(40) ? '部分解决' : dice.happens(8) ? '解释说明' : '已解决'
  life.after(dice.between(low, high)).does(department, 'solve', { outcome, answer: topic.answer })
}

function rated(
  dice: Chance,
  life: Life,
  { topic, head, department, pace }: { topic: WhistleTopic; head: Doer; department: Doer; pace: Pace },
): void {
  if (pace === 'late' && dice.happens(45)) {
    life.after(1).does(head, 'redo', { reason: '现场复查，问题又出现，请部门再处理。' })
    life.after(dice.between(2, 4)).does(department, 'solve', { outcome: '已解决', answer: topic.answer })
  }
  const level =
    pace === 'late'
      ? dice.pick(['基本满意', '不满意'] as const)
      : dice.pick(['满意', '满意', '满意', '基本满意'] as const)
  life.after(dice.between(0, 2)).does(head, 'rate', { level })
}

/** Whistles on the desks as of `today`: some just blown, some under way, some over their days. */
export function presentWhistles(today: PlainDate): Step[] {
  const dice = chance(2026_14)
  return Array.from({ length: 9 }, (_, at) =>
    whistleLife(dice, {
      ...{ id: `now-whistle-${at}`, on: addDays(today, -(at % 5) * 2 - (at > 5 ? 3 : 0)) },
      paces: at % 3 === 2 ? ['late'] : PACES,
    }).until(today),
  ).flat()
}
