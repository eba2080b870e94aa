import type { ProcedureDescription } from '../../../server/api-types.ts'

/** A way in for the public. */
export interface Door {
  id: string
  name: string
  to: string
  intro: string
  /** What the button on it says. */
  verb: string
}

/** Where everyday words are better than the procedure's formal title. */
const NAMES: Readonly<Record<string, { name: string; verb: string }>> = {
  letter: { name: '写信给县长', verb: '写一封信' },
  'online-consultation': { name: '网上咨询', verb: '我要咨询' },
  'foi-request': { name: '申请信息公开', verb: '提出申请' },
  reconsideration: { name: '申请行政复议', verb: '提出申请' },
  'online-interview': { name: '网上访谈', verb: '看预告、去提问' },
}

/** Everything a member of the public may open, then what is public to follow. */
export function doorsOf(procedures: readonly ProcedureDescription[]): Door[] {
  const open = procedures.filter(opens)
  const follow = procedures.filter((procedure) => !opens(procedure) && askable(procedure))
  return [...open.map((p) => doorOf(p, `/${p.plural}/new`)), ...follow.map((p) => doorOf(p, '/interviews'))]
}

/** What this way in is called in everyday words. */
export function doorName({ id, title }: Pick<ProcedureDescription, 'id' | 'title'>): string {
  return NAMES[id]?.name ?? title
}

/** Whether the public may open one. */
export function opens({ open }: ProcedureDescription): boolean {
  return open.by.includes('citizen')
}

function askable({ actions }: ProcedureDescription): boolean {
  return actions.some(({ by }) => by.includes('anybody'))
}

function doorOf(procedure: ProcedureDescription, to: string): Door {
  const { id, intro = '' } = procedure
  return { id, to, intro, name: doorName(procedure), verb: NAMES[id]?.verb ?? '我要办理' }
}
