import type { Endpoint } from './endpoint.ts'
import type { Metrics } from './metrics.ts'
import { adminEndpoints } from './routes/admin.ts'
import { assessmentEndpoints } from './routes/assessment.ts'
import { assessmentSchemeEndpoints } from './routes/assessment-schemes.ts'
import { auditEndpoints } from './routes/audit.ts'
import { auditSearchEndpoints } from './routes/audit-search.ts'
import { boardEndpoints } from './routes/boards.ts'
import { bulletinEndpoints } from './routes/bulletins.ts'
import { calendarEndpoints } from './routes/calendar.ts'
import { channelEndpoints } from './routes/channels.ts'
import { configurationEndpoints } from './routes/configuration.ts'
import { contactEndpoints } from './routes/contact.ts'
import { deadlineEndpoints } from './routes/deadlines.ts'
import { deskEndpoints } from './routes/desk.ts'
import { dispatchEndpoints } from './routes/dispatch.ts'
import { dispatchQualityEndpoints } from './routes/dispatch-quality.ts'
import { documentEndpoints } from './routes/documents.ts'
import { dossierEndpoints } from './routes/dossier.ts'
import { draftEndpoints } from './routes/drafts.ts'
import { feedEndpoints } from './routes/feeds.ts'
import { figureEndpoints } from './routes/figures.ts'
import { followUpLinkEndpoints } from './routes/follow-up-links.ts'
import { followUpEndpoints } from './routes/follow-ups.ts'
import { hangUpEndpoints } from './routes/hang-ups.ts'
import { hotspotEndpoints } from './routes/hotspots.ts'
import { importEndpoints } from './routes/import.ts'
import { lostSuitEndpoints } from './routes/lost-suits.ts'
import { matterEndpoints } from './routes/matters.ts'
import { notificationEndpoints } from './routes/notifications.ts'
import { opennessEndpoints } from './routes/openness.ts'
import { operationEndpoints } from './routes/operations.ts'
import { overviewEndpoints } from './routes/overview.ts'
import { paperEndpoints } from './routes/papers.ts'
import { phraseEndpoints } from './routes/phrases.ts'
import { pictureEndpoints } from './routes/pictures.ts'
import { placeEndpoints } from './routes/places.ts'
import { precedentEndpoints } from './routes/precedents.ts'
import { publicEndpoints } from './routes/public.ts'
import { publicBulletinEndpoints } from './routes/public-bulletins.ts'
import { replyHelpEndpoints } from './routes/reply-help.ts'
import { sessionEndpoints } from './routes/session.ts'
import { setupEndpoints } from './routes/setup.ts'
import { setupStepEndpoints } from './routes/setup-steps.ts'
import { similarEndpoints } from './routes/similar.ts'
import { staffMailEndpoints } from './routes/staff-mail.ts'
import { statisticsEndpoints } from './routes/statistics.ts'
import { supervisionEndpoints } from './routes/supervision.ts'
import { worklistEndpoints } from './routes/worklist.ts'
import type { Services } from './services.ts'

/** Every operation of the API. There is none outside this table; a test sees to it. */
export function endpoints(services: Services, metrics: Metrics): readonly Endpoint[] {
  return [
    ...operationEndpoints(metrics),
    ...setupEndpoints,
    ...publicEndpoints,
    ...sessionEndpoints,
    ...worklistEndpoints,
    ...phraseEndpoints,
    ...draftEndpoints,
    ...deskEndpoints,
    ...dispatchEndpoints,
    ...dispatchQualityEndpoints,
    ...precedentEndpoints,
    ...placeEndpoints,
    ...replyHelpEndpoints,
    ...documentEndpoints,
    ...paperEndpoints,
    ...dossierEndpoints,
    ...figureEndpoints,
    ...statisticsEndpoints,
    ...pictureEndpoints,
    ...boardEndpoints,
    ...bulletinEndpoints,
    ...publicBulletinEndpoints,
    ...lostSuitEndpoints,
    ...supervisionEndpoints,
    ...followUpEndpoints,
    ...followUpLinkEndpoints,
    ...assessmentSchemeEndpoints,
    ...assessmentEndpoints,
    ...hangUpEndpoints,
    ...adminEndpoints,
    ...calendarEndpoints,
    ...configurationEndpoints,
    ...overviewEndpoints,
    ...setupStepEndpoints,
    ...importEndpoints,
    ...deadlineEndpoints,
    ...feedEndpoints,
    ...contactEndpoints,
    ...channelEndpoints,
    ...staffMailEndpoints,
    ...opennessEndpoints,
    ...notificationEndpoints,
    ...auditEndpoints,
    ...auditSearchEndpoints,
    ...hotspotEndpoints,
    ...similarEndpoints,
    ...services.registry.current.flatMap((newest) =>
      matterEndpoints([newest, ...services.registry.all.filter((one) => one.id === newest.id && one !== newest)]),
    ),
  ]
}
