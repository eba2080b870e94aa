import type { PlainDate } from '../src/calendar/plain-date.ts'
import { followUpSteps } from './follow-up.ts'
import { LETTER_TOPICS, type LetterTopic } from './letter-topics.ts'
import { Life } from './life.ts'
import { categoryOf, isTownship, OFFICES, PLACES } from './offices.ts'
import { citizen, type Doer, type Step } from './plan.ts'
import type { Chance } from './random.ts'

const DISPATCHER: Doer = { role: 'dispatcher' }
const CITIZEN: Doer = { role: 'citizen' }

/** A letter's life as a list of steps, none later than `until`; what lies beyond has not happened yet. */
export function letterSteps(
  dice: Chance,
  options: { id: string; number: number; receivedOn: PlainDate; until: PlainDate; hurry?: boolean },
): Step[] {
  const topic = dice.pick(LETTER_TOPICS)
  const place = dice.pick(PLACES)
  const steps = new Life(options.id, 'letter', options.receivedOn)
  const say = (text: string) => text.replaceAll('{place}', place)
  const wantsPublic = dice.happens(55)
  steps.open(
    CITIZEN,
    {
      kind: topic.kind,
      title: say(topic.title),
      body: say(topic.body),
      place,
      wantsPublic,
      linkConsent: dice.happens(60),
    },
    citizen(options.number),
  )
  if (dice.happens(6)) decline(dice, steps)
  else handle(dice, steps, { topic, place, wantsPublic, hurry: options.hurry === true })
  return steps.until(options.until)
}

function decline(dice: Chance, steps: Life): void {
  steps.after(dice.between(1, 4)).does(DISPATCHER, 'declineToAccept', {
    reason: dice.pick(['应走诉讼、仲裁或行政复议', '应走依申请公开', '属于办证审批', '不属于本县职权']),
    instead: '您反映的事项有专门的办理途径，已电话说明应向哪里提出和需要的材料。',
  })
}

interface Case {
  readonly topic: LetterTopic
  readonly place: string
  readonly wantsPublic: boolean
  readonly hurry: boolean
}

function handle(dice: Chance, steps: Life, { topic, place, wantsPublic, hurry }: Case): void {
  const office = officeFor(topic, place)
  const clerk: Doer = { role: isTownship(office) ? 'township' : 'clerk', office }
  const director: Doer = { role: 'director', office }
  if (!hurry && dice.happens(8)) passedBack(dice, steps, office)
  steps.after(hurry ? 1 : dice.between(0, 3)).does(DISPATCHER, 'assign', {
    ...{ office, category: categoryOf(office), opinion: '请依法依规办理，按期答复来信人。' },
  })
  steps.after(hurry ? 0 : dice.between(0, 3)).does(clerk, 'accept', { contact: '已与来信人通话，了解了具体情况。' })
  if (dice.happens(15))
    steps.after(0).does(DISPATCHER, 'assist', { office: 'county-office', opinion: '请协助了解情况。' })
  const pace = hurry ? 'quick' : paceOf(dice)
  if (pace === 'extended') extended(dice, steps, clerk, director)
  if (pace === 'late')
    steps.after(dice.between(62, 70)).does(DISPATCHER, 'remind', { message: '本件已临近期限，请抓紧办理。' })
  const answer = `来信收悉。${topic.answer.replaceAll('{place}', place)}感谢您的关心和监督。`
  steps.after(WAIT[pace](dice)).does(clerk, 'reply', { outcome: topic.outcome, answer })
  const again = { outcome: topic.outcome, answer: `已再次到现场核实并与您联系。${answer}` }
  followUpSteps(dice, steps, { by: clerk, action: 'reply', input: again })
  afterCare(dice, steps, { topic, place, wantsPublic })
}

type Pace = 'quick' | 'usual' | 'slow' | 'extended' | 'late'

const WAIT: Readonly<Record<Pace, (dice: Chance) => number>> = {
  quick: (dice) => dice.between(1, 6),
  usual: (dice) => dice.between(5, 16),
  slow: (dice) => dice.between(18, 45),
  extended: (dice) => dice.between(15, 30),
  late: (dice) => dice.between(1, 8),
}

function paceOf(dice: Chance): Pace {
  const roll = dice.between(1, 100)
  if (roll <= 30) return 'quick'
  if (roll <= 78) return 'usual'
  if (roll <= 90) return 'slow'
  return roll <= 96 ? 'extended' : 'late'
}

function extended(dice: Chance, steps: Life, clerk: Doer, director: Doer): void {
  const amount = dice.pick([15, 20, 30])
  steps
    .after(dice.between(40, 50))
    .does(clerk, 'requestExtension', { amount, reason: '涉及多个单位，现场核查和鉴定需要时间。' })
  steps
    .after(dice.between(1, 3))
    .does(director, 'approveExtension', { amount, reason: '情况复杂，同意延长，已告知来信人理由。' })
}

function passedBack(dice: Chance, steps: Life, rightOffice: string): void {
  const wrong = dice.pick(OFFICES.filter(({ id, kind }) => kind === 'department' && id !== rightOffice))
  steps.after(1).does(DISPATCHER, 'assign', { office: wrong.id })
  steps.after(dice.between(0, 2)).does({ role: 'clerk', office: wrong.id }, 'return', {
    reason: '该事项不在本单位职责清单内，建议转有权单位办理。',
    basisKind: '权责清单',
    basisTitle: `${wrong.name}权责清单（示例）`,
    basisArticle: '全部事项',
    suggestedOffice: rightOffice,
  })
}

function afterCare(dice: Chance, steps: Life, { topic, place, wantsPublic }: Omit<Case, 'hurry'>): void {
  if (!wantsPublic || !dice.happens(80)) return
  const say = (text: string) => text.replaceAll('{place}', place)
  steps.after(dice.between(1, 4)).does(DISPATCHER, 'publish', {
    title: say(topic.title),
    question: say(topic.body),
    answer: `来信收悉。${say(topic.answer)}`,
  })
}

/** Who is charged with a topic: its own office, or the township in whose area the place lies. */
export function officeFor(topic: LetterTopic, place: string): string {
  if (topic.office !== 'township') return topic.office
  return OFFICES.find(({ name, kind }) => kind === 'township' && place.startsWith(name))?.id ?? 'county-office'
}
