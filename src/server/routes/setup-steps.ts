import { z } from 'zod'
import { form } from '../../engine/define.ts'
import { type CountySettings, SETUP_CHECKS, SETUP_STEPS } from '../../store/settings.ts'
import type { SetupProgress } from '../api-types/setup.ts'
import { bodyOf, type Call, type Endpoint } from '../endpoint.ts'
import { SETUP_LABELS } from '../present/configuration.ts'
import { formSchema } from '../present/fields.ts'
import { fail } from '../problem.ts'
import { changeSettings } from './change-settings.ts'
import { setupChecks } from './setup-checks.ts'

const STEP = form({ step: z.enum(SETUP_STEPS, { error: '没有这一步' }), done: z.boolean() })
const CHECK = form({ check: z.enum(SETUP_CHECKS, { error: '没有这一项' }), done: z.boolean() })
const common = { tag: '管理', allow: ['administrator'] } as const

/** The first hour at the desk, step by step; how far it has come is kept on the server. */
export const setupStepEndpoints: readonly Endpoint[] = [
  { ...common, method: 'get', path: '/api/admin/setup', summary: '首次设置的进度', handle: progress },
  {
    ...common,
    method: 'put',
    path: '/api/admin/setup/steps',
    summary: '首次设置：一步做完了，或要重做',
    idempotent: false,
    body: formSchema(STEP),
    handle: setStep,
  },
  {
    ...common,
    method: 'put',
    path: '/api/admin/setup/checks',
    summary: '首次设置：一项已落实，或没有',
    idempotent: false,
    body: formSchema(CHECK),
    handle: setCheck,
  },
]

async function progress(call: Call): Promise<Response> {
  const { state, done } = call.context.settings.setup
  const steps = SETUP_STEPS.map((name) => ({ name, label: SETUP_LABELS[name], done: done.includes(name) }))
  return call.c.json({ state, steps, checks: await setupChecks(call) } satisfies SetupProgress)
}

async function setStep(call: Call): Promise<Response> {
  const { step, done } = await bodyOf(call, STEP)
  if (step === 'offices' && done && (await countOffices(call)) === 0)
    return fail(409, 'no-office-yet', '还没有单位，来信无处分办；请先勾选、导入或填写单位')
  await changeSettings(call, 'setup', (current) => afterStep(current, step, done))
  return call.c.json({ step, done })
}

type Setup = CountySettings['setup']

function afterStep(current: Setup, step: Setup['done'][number], done: boolean): Setup {
  const steps = SETUP_STEPS.filter((one) => (one === step ? done : current.done.includes(one)))
  return { ...current, state: steps.length === SETUP_STEPS.length ? 'finished' : 'open', done: steps }
}

async function setCheck(call: Call): Promise<Response> {
  const { check, done } = await bodyOf(call, CHECK)
  await changeSettings(call, 'setup', (current) => ({
    ...current,
    checked: SETUP_CHECKS.filter((one) => (one === check ? done : current.checked.includes(one))),
  }))
  return call.c.json({ check, done })
}

async function countOffices({ context }: Call): Promise<number> {
  const { count } = await context.db
    .selectFrom('office')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', context.county.code)
    .where('closedOn', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
