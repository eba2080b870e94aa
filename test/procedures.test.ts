import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../src/calendar/plain-date.ts'
import { nationalCalendar } from '../src/calendar/working-calendar.ts'
import { act, open } from '../src/engine/act.ts'
import { CLOSED, type Definition, rolesOf, stagesOf } from '../src/engine/define.ts'
import { fold } from '../src/engine/fold.ts'
import type { Actor, MatterEvent } from '../src/engine/matter.ts'
import { mayAct } from '../src/engine/permit.ts'
import type { Role } from '../src/engine/roles.ts'
import { limitById } from '../src/law/limit.ts'
import { normLength } from '../src/law/norms.ts'
import { registry } from '../src/procedures/registry.ts'
import { formSchema } from '../src/server/present/fields.ts'

const MATRIX = fileURLToPath(new URL('./procedures-matrix.md', import.meta.url))
const settings = { calendar: nationalCalendar, norm: (id: string) => normLength(id), limitLength: () => undefined }

interface Property {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly widget?: string
  readonly format?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly staff?: boolean
}

/** Something a form takes, made from its schema; a citizen sees no field meant for staff. */
function filledIn(
  schema: Parameters<typeof formSchema>[0],
  pick: (count: number) => number,
  role?: Role,
): Record<string, unknown> {
  const { properties = {}, required = [] } = formSchema(schema) as {
    properties?: Record<string, Property>
    required?: string[]
  }
  const value = ({ type, enum: options, widget, format, minLength = 1, minimum = 1, maximum = 9 }: Property) => {
    if (options) return options[pick(options.length)]
    if (widget === 'office') return ['north', 'south'][pick(2)]
    if (widget === 'offices') return [['west'], ['west', 'east'], []][pick(3)]
    if (widget === 'person') return '00000000-0000-4000-8000-000000000001'
    if (format === 'date') return '2020-03-02'
    if (format === 'time') return '09:05'
    if (type === 'boolean') return pick(2) === 1
    if (type === 'integer') return minimum + pick(maximum - minimum + 1)
    return '文'.repeat(Math.max(minLength, 10))
  }
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) => {
      const asked = !(property.staff && role === 'citizen')
      return required.includes(name) || (asked && pick(2) === 1) ? [[name, value(property)]] : []
    }),
  )
}

function actorFor(role: Role, office: string | null): Actor {
  return role === 'citizen' ? { person: null, role, office: null, applicant: true } : { person: 'x', role, office }
}

describe.each(registry.all.map((definition) => [definition.id, definition] as const))('%s', (_, definition) => {
  const first = definition.inForce?.from ?? plainDate('2020-03-02')
  const at = (on: string) => ({ today: plainDate(on), recordedAt: `${on}T02:00:00.000Z`, settings })

  function opened(pick: (count: number) => number): MatterEvent {
    const [role = 'citizen'] = rolesOf(definition.open)
    const input = filledIn(definition.open.input, pick, role)
    const result = open(definition, { ...at(first), actor: actorFor(role, 'north'), input })
    // What its gates refuse is no beginning of a walk; bad input is a fault.
    if ('refused' in result) fc.pre(false)
    if (!('event' in result)) throw new Error(JSON.stringify(result))
    return result.event
  }

  test('may be walked at random: every act folds, no stage is dead, refusals speak Chinese', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 40, maxLength: 90 }), (choices) => {
        let at0 = 0
        const pick = (count: number) => (choices[at0++ % choices.length] ?? 0) % count
        const events = [opened(pick)]
        let day = first
        for (let step = 0; step < 12; step += 1) {
          const matter = fold(definition, events)
          const names = Object.keys(definition.actions)
          const name = names[pick(names.length)] ?? ''
          const action = definition.actions[name]
          if (!action) continue
          const roles = rolesOf(action)
          day = addDays(day, pick(12))
          const role = roles[pick(roles.length)] ?? 'clerk'
          const result = act(definition, matter, {
            ...at(day),
            action: name,
            actor: actorFor(role, matter.leadOffice),
            input: filledIn(action.input, pick, role),
          })
          if ('event' in result) {
            events.push(result.event)
            expect(fold(definition, events)).toEqual(result.matter)
            // Only what counts back from a day to come may end before the day it counts from.
            for (const { stoppedOn, startedOn, limit } of result.clocks)
              if (stoppedOn && !(limit && limitById(limit).mode === 'backward'))
                expect(stoppedOn >= startedOn).toBe(true)
          } else if ('refused' in result) expect(result.message).toMatch(/[一-鿿]/)
          else throw new Error(`${name}: ${JSON.stringify(result)}`)
        }
        const last = fold(definition, events)
        const ways = Object.values(definition.actions).filter(
          (action) => action.to !== 'same' && stagesOf(definition, action).includes(last.stage),
        )
        if (last.stage !== CLOSED) expect(ways.length).toBeGreaterThan(0)
        if (last.stage === CLOSED) expect(last.outcome).not.toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  test('labels every field and every action', () => {
    for (const { input, label } of [
      ...Object.values(definition.actions),
      { input: definition.open.input, label: '提出' },
    ]) {
      const properties = (formSchema(input)['properties'] ?? {}) as Record<string, { title?: string }>
      for (const [name, { title }] of Object.entries(properties)) expect(title, `${label}.${name}`).toMatch(/[一-鿿]/)
    }
  })
})

test('stage × role → actions, as reviewed', () => {
  const text = registry.all.map(matrixOf).join('\n')
  const { UPDATE } = process.env
  if (UPDATE) writeFileSync(MATRIX, text)
  expect(text).toBe(readFileSync(MATRIX, 'utf8'))
})

function matrixOf(definition: Definition): string {
  const stages = [...Object.keys(definition.stages).filter((stage) => stage !== CLOSED), CLOSED]
  const roles = Object.keys(definition.roles) as Role[]
  const matter = (stage: string) => ({ ...EMPTY, procedure: definition.id, stage })
  const cell = (stage: string, role: Role) =>
    Object.entries(definition.actions)
      .filter(
        ([name]) =>
          !mayAct(definition, matter(stage), name, { actor: actorFor(role, 'north'), today: plainDate('2020-06-01') }),
      )
      .map(([, { label }]) => label)
      .join('、')
  return [
    `## ${definition.title} (${definition.id} v${definition.version})`,
    '',
    `| | ${roles.map((role) => definition.roles[role]).join(' | ')} |`,
    `|---|${roles.map(() => '---').join('|')}|`,
    ...stages.map(
      (stage) => `| ${definition.stages[stage] ?? '已办结'} | ${roles.map((role) => cell(stage, role)).join(' | ')} |`,
    ),
    '',
  ].join('\n')
}

const EMPTY = {
  version: 1,
  seq: 1,
  title: '',
  facts: {},
  leadOffice: 'north',
  assistingOffices: [],
  assignee: null,
  openedOn: plainDate('2020-03-02'),
  closedOn: null,
  outcome: null,
  suspended: false,
  reached: [],
  acts: {},
  clocks: {},
}
