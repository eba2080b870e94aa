import type { Migration } from 'kysely/migration'
import * as ledger from './0001-ledger.ts'
import * as people from './0002-people.ts'
import * as countyWall from './0003-county-wall.ts'
import * as days from './0004-days.ts'
import * as verdicts from './0005-verdicts.ts'
import * as dispatch from './0006-dispatch.ts'
import * as hotspots from './0007-hotspots.ts'
import * as lostSuits from './0009-lost-suits.ts'
import * as ladders from './0010-ladders.ts'
import * as contact from './0011-contact.ts'
import * as desk from './0012-desk.ts'
import * as configuration from './0013-configuration.ts'
import * as duties from './0014-duties.ts'
import * as precedents from './0015-precedents.ts'
import * as followUp from './0016-follow-up.ts'
import * as assessment from './0017-assessment.ts'
import * as bulletins from './0018-bulletins.ts'
import * as mail from './0019-mail.ts'
import * as drafts from './0020-drafts.ts'
import * as publicHearings from './0022-public-hearings.ts'
import * as newWords from './0023-new-words.ts'
import * as outages from './0026-outages.ts'
import * as runningNumbers from './0027-running-numbers.ts'

/** Every migration in order; forward only, never edited once landed. */
export const migrations: Record<string, Migration> = {
  '0001-ledger': ledger,
  '0002-people': people,
  '0003-county-wall': countyWall,
  '0004-days': days,
  '0005-verdicts': verdicts,
  '0006-dispatch': dispatch,
  '0007-hotspots': hotspots,
  '0009-lost-suits': lostSuits,
  '0010-ladders': ladders,
  '0011-contact': contact,
  '0012-desk': desk,
  '0013-configuration': configuration,
  '0014-duties': duties,
  '0015-precedents': precedents,
  '0016-follow-up': followUp,
  '0017-assessment': assessment,
  '0018-bulletins': bulletins,
  '0019-mail': mail,
  '0020-drafts': drafts,
  '0022-public-hearings': publicHearings,
  '0023-new-words': newWords,
  '0026-outages': outages,
  '0027-running-numbers': runningNumbers,
}
