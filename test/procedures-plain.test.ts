import { describe, expect, test } from 'vitest'
import { CLOSED } from '../src/engine/define.ts'
import { type PlainAsked, type PlainStage, plainStage, plainWords } from '../src/procedures/plain-words.ts'
import { registry } from '../src/procedures/registry.ts'

const DOORS = registry.all.filter(({ open }) => open.by.includes('citizen'))
const ASKED: PlainAsked = {
  procedure: 'letter',
  stage: 'handling',
  outcome: null,
  closed: false,
  suspended: false,
  again: false,
  office: '城市管理局',
}

describe.each(DOORS.map((one) => ({ name: `${one.id} v${one.version}`, one })))('plain words of $name', ({ one }) => {
  const words = plainWords(one.id)
  const all: readonly PlainStage[] = [
    ...Object.values(words?.stages ?? {}),
    ...Object.values(words?.ends ?? {}),
    ...(words ? [words.answered] : []),
    ...(words?.again ? [words.again] : []),
  ]

  test('cover every stage, and nothing that is not there', () => {
    const stages = Object.keys(one.stages).filter((stage) => stage !== CLOSED)
    expect(Object.keys(words?.stages ?? {}).sort()).toEqual(stages.sort())
    expect(Object.keys(words?.ends ?? {}).filter((outcome) => !one.outcomes[outcome])).toEqual([])
  })

  test('wait for a clock the procedure has', () => {
    expect(words?.answer.some((clock) => one.clocks[clock])).toBe(true)
  })

  test('ask the applicant only for what the applicant may do', () => {
    for (const { yours } of all) {
      if (yours?.action) expect(one.actions[yours.action]?.by).toContain('citizen')
      if (yours?.clock) expect(one.clocks[yours.clock]).toBeDefined()
    }
  })

  test('are short sentences that do not name a stage as the desk does', () => {
    const labels = Object.values(one.stages).filter((label) => label.startsWith('待'))
    for (const { now, next } of all)
      for (const text of [now, next]) {
        expect(text).toMatch(/。$/)
        expect(text.length).toBeLessThanOrEqual(48)
        expect(labels.filter((label) => text.includes(label))).toEqual([])
      }
  })
})

describe('what is told', () => {
  test('names the office, or says that one has it', () => {
    expect(plainStage(ASKED)?.now).toBe('城市管理局正在办。')
    expect(plainStage({ ...ASKED, office: null })?.now).toBe('承办单位正在办。')
  })

  test('changes while it stands still, while it is done again and once it is over', () => {
    expect(plainStage({ ...ASKED, suspended: true })?.now).toContain('暂停')
    expect(plainStage({ ...ASKED, again: true })?.now).toContain('重新办')
    const over = { ...ASKED, stage: CLOSED, closed: true, suspended: true, again: true }
    expect(plainStage({ ...over, outcome: 'resolved' })?.now).toContain('已经答复您')
    expect(plainStage({ ...over, outcome: 'withdrawn' })?.now).toContain('撤回')
  })

  test('is nothing where nobody from outside comes in', () => {
    expect(plainStage({ ...ASKED, procedure: 'whistle' })).toBeUndefined()
  })
})
