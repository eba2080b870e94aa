import { addDays, type PlainDate } from '../src/calendar/plain-date.ts'
import { CONSULTATION_TOPICS, INTERVIEWS } from './consultation-topics.ts'
import { followUpSteps } from './follow-up.ts'
import { Life } from './life.ts'
import { categoryOf, OFFICES, PLACES } from './offices.ts'
import { citizen, type Doer, type Step } from './plan.ts'
import type { Chance } from './random.ts'

const DISPATCHER: Doer = { role: 'dispatcher' }
const CITIZEN: Doer = { role: 'citizen' }

/** A consultation's life, none of it later than `until`. */
export function consultationSteps(
  dice: Chance,
  options: { id: string; number: number; receivedOn: PlainDate; until: PlainDate; hurry?: boolean },
): Step[] {
  const topic = dice.pick(CONSULTATION_TOPICS)
  const place = dice.pick(PLACES)
  const say = (text: string) => text.replaceAll('{place}', place)
  const wantsPublic = dice.happens(70)
  const clerk: Doer = { role: 'clerk', office: topic.office }
  const steps = new Life(options.id, 'online-consultation', options.receivedOn)
  steps.open(
    CITIZEN,
    { topic: topic.topic, title: topic.title, body: say(topic.body), wantsPublic, linkConsent: dice.happens(50) },
    citizen(options.number),
  )
  steps
    .after(dice.between(0, 1))
    .does(DISPATCHER, 'assign', { office: topic.office, category: categoryOf(topic.office) })
  steps
    .after(options.hurry || dice.happens(85) ? dice.between(0, 4) : dice.between(8, 14))
    .does(clerk, 'answer', { answer: topic.answer })
  followUpSteps(dice, steps, { by: clerk, action: 'answer', input: { answer: `补充说明：${topic.answer}` } })
  if (wantsPublic)
    steps
      .after(dice.between(1, 3))
      .does(DISPATCHER, 'publish', { title: topic.title, question: say(topic.body), answer: topic.answer })
  return steps.until(options.until)
}

/** An interview's life: announced, asked, held, and its transcript put before the public. */
export function interviewSteps(options: {
  id: string
  number: number
  plannedOn: PlainDate
  until: PlainDate
}): Step[] {
  const interview = INTERVIEWS[options.number % INTERVIEWS.length]
  if (!interview) throw new RangeError('interview')
  const office = OFFICES.find(({ id }) => id === interview.office)
  const host: Doer = { role: 'clerk', office: interview.office }
  const steps = new Life(options.id, 'online-interview', addDays(options.plannedOn, -7))
  steps.open(DISPATCHER, {
    topic: interview.topic,
    guest: `${office?.name ?? ''}负责人`,
    plannedOn: options.plannedOn,
    intro: `围绕“${interview.topic}”，与网友在线交流。欢迎提前留言提问。`,
  })
  steps.after(0).does(DISPATCHER, 'entrust', { office: interview.office })
  steps.after(0).does(host, 'collect', { until: addDays(options.plannedOn, -1) })
  for (const [question] of interview.questions) steps.after(1).does(CITIZEN, 'ask', { question, nickname: '网友' })
  steps.after(5).does(host, 'begin', { host: '示例主持人' })
  for (const [question, answer] of interview.questions) steps.after(0).does(host, 'answer', { question, answer })
  steps.after(0).does(host, 'end', {})
  steps.after(2).does(host, 'publishTranscript', {
    transcript: interview.questions.map(([question, answer]) => `网友：${question}\n嘉宾：${answer}`).join('\n\n'),
  })
  return steps.until(options.until)
}
