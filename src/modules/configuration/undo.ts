import { isRefusal, type Refusal, refuse } from '../../engine/refusal.ts'
import { holdCalendar } from '../../store/calendar-years.ts'
import { type ConfigurationChange, findChange, holdConfiguration } from '../../store/configuration-changes.ts'
import { changePlaces, type PlaceState } from '../../store/places.ts'
import { type CountySettings, changeSetting, SETTINGS, type SettingKey, withEntry } from '../../store/settings.ts'
import { within } from '../../store/transaction.ts'
import { type AccountContext, changeOffice, changePost, type OfficeState, type PostState } from '../accounts/index.ts'
import { changeYears, type RedatingContext } from '../redating/index.ts'
import { usesOfOffice } from './uses.ts'

/** What taking a change back needs. */
export interface ConfigurationContext {
  readonly accounts: AccountContext
  readonly redating: RedatingContext
}

/** A change that was taken back. */
export interface Undone {
  /** The pass over the matters that the restored calendar calls for. */
  readonly redating: string | null
}

/**
 * Takes a change of the configuration back by a new change that restores what stood before. Nothing if there is no such
 * change. Refuses `already-undone`, `changed-since`, `office-in-use`, `office-closed`, `post-begun`,
 * `last-administrator`, `no-longer-valid` or `no-working-day`.
 */
export async function undoChange(context: ConfigurationContext, id: number): Promise<Undone | Refusal | undefined> {
  const { db, county } = context.accounts
  return within(db, async (tx) => {
    const subject = (await findChange(tx, county, id))?.subject
    // In this order everywhere: whoever dates matters holds the calendar first.
    if (subject === 'calendarYears') await holdCalendar(tx, county, 'alone')
    await holdConfiguration(tx, county)
    const change = await findChange(tx, county, id)
    if (!change) return undefined
    const refusal = notNow(change)
    if (refusal) return refusal
    const inside = {
      accounts: { ...context.accounts, db: tx, reason: `撤销第 ${id} 号变更`, undoes: id },
      redating: { ...context.redating, db: tx },
    }
    const result = await restore(inside, change)
    return result ?? { redating: null }
  })
}

/** Why a change cannot be taken back whatever it was about. */
function notNow(change: ConfigurationChange): Refusal | undefined {
  if (change.undoneBy !== null)
    return refuse('already-undone', `这次变更已由第 ${change.undoneBy} 号变更撤销，不必再撤`)
  if (!change.latest) return refuse('changed-since', '这一项此后又改过，请先撤销较晚的变更，或直接改成需要的样子')
  return undefined
}

type Restored = Promise<Undone | Refusal | undefined>

function restore(context: ConfigurationContext, change: ConfigurationChange): Restored {
  const { subject } = change
  if (subject === 'office') return restoreOffice(context, change)
  if (subject === 'post') return restorePost(context, change)
  if (subject === 'place') return restorePlace(context, change)
  if (subject === 'calendarYears') return restoreYear(context, change)
  return restoreSetting(context, change)
}

async function restoreSetting({ accounts }: ConfigurationContext, change: ConfigurationChange): Restored {
  const { db, county, by, now: at, reason = '', undoes = change.id } = accounts
  const key = change.subject as SettingKey
  const value = (current: CountySettings[SettingKey]) => withEntry(key, current, change.key, change.before)
  // A setting may have grown stricter, or gone, since the change was made.
  if (!Object.hasOwn(SETTINGS, key)) return refuse('no-longer-valid', '本版本已没有这项设置，不能恢复')
  if (change.key === '' && !SETTINGS[key].safeParse(change.before).success)
    return refuse('no-longer-valid', '原来的值不再符合现在的要求，请到设置页另行填写')
  await changeSetting(db, county, { key, value, by, at, reason, undoes } as Parameters<typeof changeSetting>[2])
  return undefined
}

async function restoreYear({ accounts, redating }: ConfigurationContext, change: ConfigurationChange): Restored {
  const before = change.before as CountySettings['calendarYears'][number] | null
  const result = await changeYears(redating, {
    year: Number(change.key),
    change: () => before,
    reason: `${change.key}年放假安排恢复到第 ${change.id} 号变更之前`,
    by: accounts.by,
    undoes: change.id,
  })
  return isRefusal(result) ? result : { redating: result.redating }
}

async function restoreOffice({ accounts }: ConfigurationContext, change: ConfigurationChange): Restored {
  const before = change.before as OfficeState | null
  const uses = before ? [] : await usesOfOffice(accounts.db, accounts.county, change.key)
  if (uses.length > 0)
    return refuse(
      'office-in-use',
      `已有${uses.join('、')}属于这个单位，不能当作没有建过；不再使用的，请到“单位”里撤销它`,
    )
  await changeOffice(accounts, change.key, () => before)
  return undefined
}

async function restorePlace({ accounts }: ConfigurationContext, change: ConfigurationChange): Restored {
  const { db, county, by, now: at, reason, undoes } = accounts
  const before = change.before as PlaceState | null
  if (before?.office && !(await officeOf(accounts, before.office)))
    return refuse('office-gone', '这个地名原来归的单位已经不在了，请到“地名”里另选单位')
  const places = before ? [{ ...before, name: change.key }] : []
  await changePlaces(db, county, { places, removed: before ? [] : [change.key], by, at, reason, undoes })
  return undefined
}

function officeOf({ db, county }: AccountContext, id: string) {
  return db.selectFrom('office').select('closedOn').where('county', '=', county).where('id', '=', id).executeTakeFirst()
}

async function restorePost({ accounts }: ConfigurationContext, change: ConfigurationChange): Restored {
  const { db, county, today } = accounts
  const before = change.before as PostState | null
  const after = change.after as PostState
  if (!before) {
    if (after.fromOn <= today)
      return refuse('post-begun', '这个岗位已经开始任职，办理记录要能对应到它；请到“人员与岗位”里结束岗位')
    await db.deleteFrom('substitution').where('county', '=', county).where('post', '=', change.key).execute()
    return refusalOf(await changePost(accounts, change.key, () => null))
  }
  const closed = before.office ? await officeOf(accounts, before.office) : undefined
  if (closed?.closedOn) return refuse('office-closed', '这个岗位所在的单位已经撤销，请先恢复单位')
  return refusalOf(await changePost(accounts, change.key, () => before))
}

function refusalOf(done: boolean | Refusal): Refusal | undefined {
  return isRefusal(done) ? done : undefined
}
