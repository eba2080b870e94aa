import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { AbsentPage } from './common/absent-page.tsx'
import { Part } from './common/part.tsx'
import { DeskLayout } from './layout/desk-layout.tsx'
import { RoleGuard } from './layout/role-guard.tsx'
import {
  ADMINISTRATION_ROLES,
  ASSESSMENT_ROLES,
  AUDIT_ROLES,
  DISPATCH_ROLES,
  FOLLOW_UP_ROLES,
  HOTSPOT_ROLES,
  MATTER_ROLES,
  OVERSEER_ROLES,
} from './layout/roles.ts'

const SignInPage = lazy(async () => ({ default: (await import('./session/sign-in-page.tsx')).SignInPage }))
const WorklistPage = lazy(async () => ({ default: (await import('./worklist/worklist-page.tsx')).WorklistPage }))
const MatterScreen = lazy(async () => ({ default: (await import('./matter/matter-screen.tsx')).MatterScreen }))
const ClockPage = lazy(async () => ({ default: (await import('./matter/clock-page.tsx')).ClockPage }))
const RegisterPage = lazy(async () => ({ default: (await import('./register/register-page.tsx')).RegisterPage }))
const FiguresPage = lazy(async () => ({ default: (await import('./figures/figures-page.tsx')).FiguresPage }))
const FigureMattersPage = lazy(async () => ({
  default: (await import('./figures/figure-matters-page.tsx')).FigureMattersPage,
}))
const StatisticsPage = lazy(async () => ({
  default: (await import('./statistics/statistics-page.tsx')).StatisticsPage,
}))
const DispatchPage = lazy(async () => ({ default: (await import('./dispatch/dispatch-page.tsx')).DispatchPage }))
const CheckPage = lazy(async () => ({ default: (await import('./dispatch/check-page.tsx')).CheckPage }))
const PlacesPage = lazy(async () => ({ default: (await import('./dispatch/places-page.tsx')).PlacesPage }))
const QualityPage = lazy(async () => ({ default: (await import('./dispatch/quality-page.tsx')).QualityPage }))
const PrecedentsPage = lazy(async () => ({
  default: (await import('./precedents/precedents-page.tsx')).PrecedentsPage,
}))
const HotspotsPage = lazy(async () => ({ default: (await import('./hotspots/hotspots-page.tsx')).HotspotsPage }))
const HotspotPage = lazy(async () => ({ default: (await import('./hotspots/hotspot-page.tsx')).HotspotPage }))
const SubstitutionsPage = lazy(async () => ({
  default: (await import('./substitutions/substitutions-page.tsx')).SubstitutionsPage,
}))
const MySettingsPage = lazy(async () => ({ default: (await import('./me/my-settings-page.tsx')).MySettingsPage }))
const KitPage = lazy(async () => ({ default: (await import('./kit/kit-page.tsx')).KitPage }))
const PicturesPage = lazy(async () => ({ default: (await import('./pictures/pictures-page.tsx')).PicturesPage }))
const BoardPage = lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage }))
const BulletinsPage = lazy(async () => ({ default: (await import('./bulletins/bulletins-page.tsx')).BulletinsPage }))
const BulletinPage = lazy(async () => ({ default: (await import('./bulletins/bulletin-page.tsx')).BulletinPage }))
const BulletinLinePage = lazy(async () => ({ default: (await import('./bulletins/line-page.tsx')).BulletinLinePage }))
const DraftsPage = lazy(async () => ({ default: (await import('./drafts/drafts-page.tsx')).DraftsPage }))
const PhrasesPage = lazy(async () => ({ default: (await import('./phrases/phrases-page.tsx')).PhrasesPage }))
const ComparePage = lazy(async () => ({ default: (await import('./compare/compare-page.tsx')).ComparePage }))
const FilePage = lazy(async () => ({ default: (await import('./file/file-page.tsx')).FilePage }))
const FeedsPage = lazy(async () => ({ default: (await import('./feeds/feeds-page.tsx')).FeedsPage }))
const SupervisionPage = lazy(async () => ({
  default: (await import('./supervision/supervision-page.tsx')).SupervisionPage,
}))
const BatchPage = lazy(async () => ({ default: (await import('./supervision/batch-page.tsx')).BatchPage }))
const AssessmentHome = lazy(async () => ({
  default: (await import('./assessment/assessment-page.tsx')).AssessmentHome,
}))
const PeriodPage = lazy(async () => ({ default: (await import('./assessment/period-page.tsx')).PeriodPage }))
const ItemsPage = lazy(async () => ({ default: (await import('./assessment/items-page.tsx')).ItemsPage }))
const SignalsPage = lazy(async () => ({ default: (await import('./assessment/signals-page.tsx')).SignalsPage }))
const SchemeScreen = lazy(async () => ({ default: (await import('./assessment/scheme-page.tsx')).SchemeScreen }))
const NewScheme = lazy(async () => ({ default: (await import('./assessment/scheme-editor.tsx')).NewScheme }))
const EditScheme = lazy(async () => ({ default: (await import('./assessment/scheme-editor.tsx')).EditScheme }))
const LadderPage = lazy(async () => ({ default: (await import('./admin/ladder-page.tsx')).LadderPage }))
const OverviewPage = lazy(async () => ({ default: (await import('./configuration/overview-page.tsx')).OverviewPage }))
const ChangesPage = lazy(async () => ({ default: (await import('./configuration/changes-page.tsx')).ChangesPage }))
const ImportPage = lazy(async () => ({ default: (await import('./import/import-page.tsx')).ImportPage }))
const SetupPage = lazy(async () => ({ default: (await import('./setup/setup-page.tsx')).SetupPage }))
const AuditSearchPage = lazy(async () => ({ default: (await import('./audit/audit-search-page.tsx')).AuditSearchPage }))
const OfficesPage = lazy(async () => ({ default: (await import('./admin/offices-page.tsx')).OfficesPage }))
const PeoplePage = lazy(async () => ({ default: (await import('./admin/people-page.tsx')).PeoplePage }))
const NormsPage = lazy(async () => ({ default: (await import('./admin/norms-page.tsx')).NormsPage }))
const FollowUpRulePage = lazy(async () => ({
  default: (await import('./admin/follow-up-rule-page.tsx')).FollowUpRulePage,
}))
const FollowUpsPage = lazy(async () => ({ default: (await import('./follow-up/follow-ups-page.tsx')).FollowUpsPage }))
const LimitsPage = lazy(async () => ({ default: (await import('./admin/limits-page.tsx')).LimitsPage }))
const TokensPage = lazy(async () => ({ default: (await import('./admin/tokens-page.tsx')).TokensPage }))
const CalendarPage = lazy(async () => ({ default: (await import('./admin/calendar-page.tsx')).CalendarPage }))
const ChannelsPage = lazy(async () => ({ default: (await import('./admin/channels-page.tsx')).ChannelsPage }))
const RedatingsPage = lazy(async () => ({ default: (await import('./redatings/redatings-page.tsx')).RedatingsPage }))
const RedatingPage = lazy(async () => ({ default: (await import('./redatings/redating-page.tsx')).RedatingPage }))
const SealsPage = lazy(async () => ({ default: (await import('./audit/seals-page.tsx')).SealsPage }))
const ReadingsPage = lazy(async () => ({ default: (await import('./audit/readings-page.tsx')).ReadingsPage }))

/** Which page stands at which address, and which posts may open it. */
export function DeskRoutes() {
  return (
    <Part>
      <Routes>
        <Route path="sign-in" element={<SignInPage />} />
        <Route element={<DeskLayout />}>
          <Route element={<RoleGuard roles={MATTER_ROLES} />}>
            <Route index element={<WorklistPage />} />
            <Route path="matters/:id" element={<MatterScreen />} />
            <Route path="matters/:id/file" element={<FilePage />} />
            <Route path="compare" element={<ComparePage />} />
            <Route path="pictures" element={<PicturesPage />} />
            <Route path="phrases" element={<PhrasesPage />} />
            <Route path="drafts" element={<DraftsPage />} />
            <Route path="matters/:id/clocks/:clock" element={<ClockPage />} />
            <Route path="new/:plural" element={<RegisterPage />} />
            <Route path="supervision" element={<SupervisionPage />} />
            <Route path="bulletins" element={<BulletinsPage />} />
            <Route path="bulletins/:id" element={<BulletinPage />} />
            <Route path="bulletins/:id/lines/:line" element={<BulletinLinePage />} />
            <Route path="figures" element={<FiguresPage />} />
            <Route path="statistics" element={<StatisticsPage />} />
            <Route path="figures/:id/matters" element={<FigureMattersPage />} />
          </Route>
          <Route element={<RoleGuard roles={FOLLOW_UP_ROLES} />}>
            <Route path="follow-ups" element={<FollowUpsPage />} />
          </Route>
          <Route element={<RoleGuard roles={OVERSEER_ROLES} />}>
            <Route path="board" element={<BoardPage />} />
            <Route path="supervision/batch" element={<BatchPage />} />
          </Route>
          <Route element={<RoleGuard roles={DISPATCH_ROLES.desk} />}>
            <Route path="dispatch" element={<DispatchPage />} />
          </Route>
          <Route element={<RoleGuard roles={DISPATCH_ROLES.places} />}>
            <Route path="places" element={<PlacesPage />} />
          </Route>
          <Route element={<RoleGuard roles={DISPATCH_ROLES.checks} />}>
            <Route path="dispatch/checks" element={<CheckPage />} />
          </Route>
          <Route element={<RoleGuard roles={DISPATCH_ROLES.quality} />}>
            <Route path="dispatch/quality" element={<QualityPage />} />
          </Route>
          <Route element={<RoleGuard roles={ASSESSMENT_ROLES.schemes} />}>
            <Route path="assessment" element={<AssessmentHome />} />
            <Route path="assessment/schemes/:scheme" element={<SchemeScreen />} />
          </Route>
          <Route element={<RoleGuard roles={ASSESSMENT_ROLES.editors} />}>
            <Route path="assessment/new" element={<NewScheme />} />
            <Route path="assessment/schemes/:scheme/edit" element={<EditScheme />} />
          </Route>
          <Route element={<RoleGuard roles={ASSESSMENT_ROLES.results} />}>
            <Route path="assessment/:scheme/:from" element={<PeriodPage />} />
            <Route path="assessment/:scheme/:from/items" element={<ItemsPage />} />
          </Route>
          <Route element={<RoleGuard roles={ASSESSMENT_ROLES.signals} />}>
            <Route path="assessment/:scheme/:from/signals" element={<SignalsPage />} />
          </Route>
          <Route element={<RoleGuard roles={HOTSPOT_ROLES} />}>
            <Route path="precedents" element={<PrecedentsPage />} />
            <Route path="hotspots" element={<HotspotsPage />} />
            <Route path="hotspots/:id" element={<HotspotPage />} />
          </Route>
          <Route element={<RoleGuard roles={ADMINISTRATION_ROLES} />}>
            <Route path="settings" element={<OverviewPage />} />
            <Route path="import" element={<ImportPage />} />
            <Route path="setup" element={<SetupPage />} />
            <Route path="offices" element={<OfficesPage />} />
            <Route path="people" element={<PeoplePage />} />
            <Route path="norms" element={<NormsPage />} />
            <Route path="ladder" element={<LadderPage />} />
            <Route path="follow-up-rule" element={<FollowUpRulePage />} />
            <Route path="limits" element={<LimitsPage />} />
            <Route path="tokens" element={<TokensPage />} />
            <Route path="calendar" element={<CalendarPage />} />
            <Route path="channels" element={<ChannelsPage />} />
          </Route>
          <Route element={<RoleGuard roles={[...ADMINISTRATION_ROLES, ...AUDIT_ROLES]} />}>
            <Route path="changes" element={<ChangesPage />} />
          </Route>
          <Route element={<RoleGuard roles={AUDIT_ROLES} />}>
            <Route path="audit" element={<AuditSearchPage />} />
            <Route path="seals" element={<SealsPage />} />
            <Route path="readings" element={<ReadingsPage />} />
          </Route>
          <Route path="redatings" element={<RedatingsPage />} />
          <Route path="redatings/:id" element={<RedatingPage />} />
          <Route path="me" element={<MySettingsPage />} />
          <Route path="kit" element={<KitPage />} />
          <Route path="feeds" element={<FeedsPage />} />
          <Route path="substitutions" element={<SubstitutionsPage />} />
          <Route path="*" element={<AbsentPage />} />
        </Route>
      </Routes>
    </Part>
  )
}
