import { addDays } from '../../calendar/plain-date.ts'
import { LADDER_LABELS, LADDER_STEPS } from '../../modules/supervision/index.ts'
import { listOf, MEASURES, type MeasureDays, type MeasureId } from '../../statistics/measure.ts'
import { countOpenHotspots } from '../../store/boards.ts'
import { countAwaiting } from '../../store/dispatch-queue.ts'
import { countStanding } from '../../store/ladders.ts'
import { countListed } from '../../store/list.ts'
import type { BoardFirst, BoardNumber } from '../api-types/boards.ts'
import type { Call } from '../endpoint.ts'
import { unsureMatters, waiting } from './dispatch.ts'
import { LIST, narrowedTo, soonTo } from './worklist-query.ts'

type Group = BoardFirst['groups'][number]
type Tone = BoardNumber['tone']

/** Counted no further than this. */
const MOST = 99_999

/** What a post wants to know first thing in the morning. */
export async function first(call: Call): Promise<Response> {
  const groups = await { dispatcher: forDispatcher, supervisor: forSupervisor, leader: forLeader }[
    call.caller.actor.role as 'dispatcher' | 'supervisor' | 'leader'
  ](call)
  return call.c.json({ groups } satisfies BoardFirst)
}

async function forDispatcher(call: Call): Promise<Group[]> {
  const { db, county, today } = call.context
  const [left, unsure] = await Promise.all([
    countAwaiting(db, county.code, { ...waiting(call), today }),
    unsureMatters(call),
  ])
  const desk = (id: string, label: string, help: string, value: number, tone: Tone, to = '/desk/dispatch') =>
    Promise.resolve<BoardNumber>({ id, label, help, value, tone, to })
  return Promise.all([
    grouped('分办', [
      desk('toSend', '待分办', '来信、咨询等还没有分到单位的', left.total, 'plain'),
      desk('sendLate', '分办已过时限', '待分办的里面，最近一项时限已过的', left.late, 'fault'),
      desk(
        'unsure',
        '程序拿不准',
        '程序没有把握、或者被退回过，要人来看',
        unsure.length,
        'warn',
        '/desk/dispatch?unsure=true',
      ),
      listed(
        call,
        'returned',
        '退回待重分',
        '单位退回来、还没有重新分办的',
        { stage: 'received', did: 'return' },
        'fault',
      ),
      listed(call, 'disputed', '待裁定承办单位', '第二次退回，由县政府办裁定的', { stage: 'disputed' }, 'fault'),
    ]),
    grouped('乡镇吹哨', whistles(call)),
    grouped('热点', [hotspots(call)]),
    grouped('全县', [measured(call, 'dueToday', 'warn'), measured(call, 'past', 'fault')]),
  ])
}

function whistles(call: Call): Promise<BoardNumber>[] {
  const stage = (id: string, label: string, help: string, more: Record<string, string>, tone: Tone) =>
    listed(call, id, label, help, { procedure: 'whistle', ...more }, tone)
  return [
    stage('whistleCalled', '待部门签收', '乡镇已经吹哨，主责部门还没有签收', { stage: 'called' }, 'warn'),
    stage('whistleReturned', '待改派', '部门退回来，等着改派的', { stage: 'returned' }, 'fault'),
    stage(
      'whistlePast',
      '已过时限',
      '签收、联系、解决或评价的时限已过',
      { dueTo: addDays(call.context.today, -1) },
      'fault',
    ),
  ]
}

async function forSupervisor(call: Call): Promise<Group[]> {
  const { db, county, today } = call.context
  const standing = await countStanding(db, county.code)
  const order = (id: string, label: string, help: string, more: Record<string, string>, tone: Tone) =>
    listed(call, id, label, help, { procedure: 'supervision-order', ...more }, tone)
  return Promise.all([
    grouped(
      '督办台阶',
      LADDER_STEPS.map(
        async (step): Promise<BoardNumber> => ({
          ...{ id: step, label: LADDER_LABELS[step], value: standing.get(step) ?? 0 },
          help: '正停在这一级、事项还没有办结的',
          to: `/desk/supervision?step=${step}`,
          tone: step === 'warn' ? 'plain' : step === 'remind' ? 'warn' : 'fault',
        }),
      ),
    ),
    grouped('督办单', [
      order('toCheck', '待核查', '单位已经反馈，等督办员核查', { stage: 'answered' }, 'warn'),
      order('toSign', '待签收', '单位还没有签收', { stage: 'issued' }, 'plain'),
      order('handling', '整改中', '单位正在整改', { stage: 'handling' }, 'plain'),
      order('orderPast', '已过时限', '签收、反馈或核查的时限已过', { dueTo: addDays(today, -1) }, 'fault'),
    ]),
    grouped('乡镇吹哨', whistles(call)),
    grouped('全县', [
      measured(call, 'dueToday', 'warn'),
      measured(call, 'past', 'fault'),
      measured(call, 'late', 'fault'),
    ]),
  ])
}

async function forLeader(call: Call): Promise<Group[]> {
  const { today } = call.context
  return Promise.all([
    grouped('全县', [
      measured(call, 'late', 'fault'),
      measured(call, 'past', 'fault'),
      measured(call, 'dueToday', 'warn'),
      measured(call, 'open', 'plain'),
    ]),
    grouped('督办和吹哨', [
      listed(call, 'orders', '未销号督办单', '已经发出、还没有核查销号的', { procedure: 'supervision-order' }, 'plain'),
      listed(
        call,
        'orderPast',
        '督办单已过时限',
        '签收、反馈或核查的时限已过',
        { procedure: 'supervision-order', dueTo: addDays(today, -1) },
        'fault',
      ),
      listed(call, 'whistles', '在办哨件', '乡镇吹哨还没有办结的', { procedure: 'whistle' }, 'plain'),
      hotspots(call),
    ]),
  ])
}

async function grouped(label: string, items: readonly Promise<BoardNumber>[]): Promise<Group> {
  return { label, items: await Promise.all(items) }
}

/** The length of a worklist, counted as the list itself is. */
async function listed(
  call: Call,
  id: string,
  label: string,
  help: string,
  query: Readonly<Record<string, string>>,
  tone: Tone,
): Promise<BoardNumber> {
  const { db, county } = call.context
  const value = await countListed(db, county.code, narrowedTo(call, LIST.parse(query)), MOST)
  return { id, label, help, value, tone, to: `/desk?${new URLSearchParams(query)}` }
}

function measured(call: Call, id: MeasureId, tone: Tone): Promise<BoardNumber> {
  const { today } = call.context
  const days: MeasureDays = { today, soonTo: soonTo(call.context), from: today, to: today }
  return listed(call, id, MEASURES[id].label, MEASURES[id].rule, listOf(id, days), tone)
}

const RECENT_DAYS = 7

async function hotspots(call: Call): Promise<BoardNumber> {
  const { db, county, today } = call.context
  const since = addDays(today, 1 - RECENT_DAYS)
  const { recent } = await countOpenHotspots(db, county.code, since)
  return {
    ...{ id: 'hotspots', label: '近七天的热点', value: recent, tone: 'warn' },
    help: '多件来件说的是同一件事，七天之内还有人来反映',
    to: `/desk/hotspots?from=${since}`,
  }
}
