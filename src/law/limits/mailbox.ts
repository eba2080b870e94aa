import { plainDate } from '../../calendar/plain-date.ts'
import type { LimitVersion } from '../limit-version.ts'

/** 县长信箱: no law sets a limit, so the county's own length must be given with it. */
export const MAILBOX_LIMITS: readonly LimitVersion[] = [
  {
    id: 'mailbox-local',
    family: 'mailbox-local',
    name: '县长信箱办理',
    mode: 'max',
    length: null,
    startEvent: '分办之日',
    actor: '承办单位',
    rollover: 'working-day-unit',
    effectiveFrom: plainDate('2019-01-01'),
    checked: 'county',
  },
]
