import { changeSetting, type SettingChange } from '../../store/settings.ts'
import type { Call } from '../endpoint.ts'

/** Changes one of the county's settings in the caller's name; the next request sees it. */
export async function changeSettings<
  K extends
    | 'norms'
    | 'limits'
    | 'statisticsTold'
    | 'ladder'
    | 'followUp'
    | 'bulletinOnPortal'
    | 'confirmContact'
    | 'setup',
>(call: Call, key: K, value: SettingChange<K>['value']): Promise<void> {
  const { db, county, now } = call.context
  await changeSetting(db, county.code, { key, value, by: call.caller.actor.person, at: now })
  call.counties.forget()
}
