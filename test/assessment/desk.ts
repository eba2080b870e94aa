import { randomUUID } from 'node:crypto'
import type { Scheme } from '../../src/assessment/scheme.ts'
import { plainDate } from '../../src/calendar/plain-date.ts'
import type { Actor } from '../../src/engine/matter.ts'
import { isRefusal } from '../../src/engine/refusal.ts'
import {
  type Assessment,
  announceScheme,
  assessPeriod,
  firstScheme,
  saveDraft,
} from '../../src/modules/assessment/index.ts'
import { findMatter } from '../../src/store/matters.ts'
import { APPLICANT, type CaseDesk, done } from '../support/case-desk.ts'

export const GROUPS = [{ label: '部门', offices: ['city-management', 'education'] }]
const ANSWER = '您反映的路灯已经修好，当晚已恢复照明，欢迎监督。'

/** The desk of a county that assesses its offices. */
export interface AssessmentDesk {
  readonly desk: CaseDesk
  /** A letter sent to an office on a day, as far as told; its receipt number and id. */
  letter(day: string, office: string, then?: Told): Promise<{ id: string; receiptNumber: string }>
  announce(on: string, from: string, content?: Partial<Scheme>, scheme?: string): Promise<string>
  assessment(on: string, scheme: string, from: string): Promise<Assessment>
}

/** Days on which the office signs and answers, and what the citizen then says. */
export interface Told {
  readonly signed?: string
  readonly answered?: string
  readonly rated?: readonly [day: string, level: string, solved?: string]
}

/** Short ways to live through a month. */
export function assessmentDesk(desk: CaseDesk): AssessmentDesk {
  const dispatcher = desk.staff('dispatcher')
  const act = (day: string, id: string, action: string, input: object, by: Actor) =>
    desk.act(day, id, action, input, by).then(done)
  return {
    desk,
    async letter(day, office, { signed, answered, rated } = {}) {
      const { id } = done(await desk.open(day, 'letter', { kind: '投诉', title: '路灯不亮', body: '路灯坏了一个月。' }))
      await act(day, id, 'assign', { office }, dispatcher)
      const clerk = desk.staff('clerk', office)
      if (signed) await act(signed, id, 'accept', {}, clerk)
      if (answered) await act(answered, id, 'reply', { outcome: '已解决', answer: ANSWER }, clerk)
      if (rated) {
        const [said, level, solved = '已解决'] = rated
        await act(said, id, 'answerFollowUp', { solved, level }, APPLICANT)
      }
      const row = await findMatter(desk.on(day).db, desk.code, id)
      return { id, receiptNumber: row?.receiptNumber ?? '' }
    },
    async announce(on, from, content = {}, scheme) {
      const context = { ...desk.on(on), by: randomUUID() }
      const draft = await saveDraft(context, {
        ...(scheme ? { scheme } : {}),
        content: { ...firstScheme(GROUPS), ...content },
        note: '',
      })
      if (isRefusal(draft)) throw new Error(draft.message)
      const announced = await announceScheme(context, { scheme: draft.scheme, effectiveFrom: plainDate(from) })
      if (isRefusal(announced)) throw new Error(announced.message)
      return draft.scheme
    },
    async assessment(on, scheme, from) {
      const assessment = await assessPeriod(desk.on(on), { scheme, from: plainDate(from) })
      if (isRefusal(assessment)) throw new Error(assessment.message)
      return assessment
    },
  }
}
