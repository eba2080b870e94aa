import { clockStates } from '../../engine/clock.ts'
import { type MatterRecord, matterOf } from '../../store/matters.ts'
import { type Call, param } from '../endpoint.ts'
import { presentAccount } from '../present/clock.ts'
import { absent } from '../problem.ts'

/** How a clock of a matter was counted, day by day; whether the caller may see the matter is settled before. */
export function clockAccount(call: Call, row: MatterRecord): Response {
  const { services, context } = call
  const definition = services.registry.get(row.procedure, row.version)
  const { today, clockSettings } = context
  const clocks = clockStates(definition, matterOf(row), { today, calendar: clockSettings.calendar })
  const clock = clocks.find(({ name }) => name === param(call, 'clock')) ?? absent()
  return call.c.json(presentAccount(clock, today, clockSettings.calendar))
}
