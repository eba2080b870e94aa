import { lazy } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import './styles/base.css'
import './styles/elder.css'
import './styles/flow.css'
import './styles/form.css'
import './styles/pages.css'
import './styles/print.css'
import { Part } from './common/part.tsx'
import { useCounty } from './common/queries.ts'
import { Loading } from './common/states.tsx'
import { HomePage } from './home/home-page.tsx'
import { Footer } from './layout/footer.tsx'
import { Header } from './layout/header.tsx'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { OfflineBar } from './layout/offline-bar.tsx'

const NewMatterPage = lazy(async () => ({ default: (await import('./send/new-matter-page.tsx')).NewMatterPage }))
const ReceiptPage = lazy(async () => ({ default: (await import('./send/receipt-page.tsx')).ReceiptPage }))
const TrackPage = lazy(async () => ({ default: (await import('./track/track-page.tsx')).TrackPage }))
const OwnMatterPage = lazy(async () => ({ default: (await import('./track/own-matter-page.tsx')).OwnMatterPage }))
const RepliesPage = lazy(async () => ({ default: (await import('./replies/replies-page.tsx')).RepliesPage }))
const ReplyPage = lazy(async () => ({ default: (await import('./replies/reply-page.tsx')).ReplyPage }))
const InterviewsPage = lazy(async () => ({
  default: (await import('./interviews/interviews-page.tsx')).InterviewsPage,
}))
const InterviewPage = lazy(async () => ({ default: (await import('./interviews/interview-page.tsx')).InterviewPage }))
const DeadlinesPage = lazy(async () => ({ default: (await import('./deadlines/deadlines-page.tsx')).DeadlinesPage }))
const AppointmentsPage = lazy(async () => ({
  default: (await import('./appointments/appointments-page.tsx')).AppointmentsPage,
}))
const OpennessPage = lazy(async () => ({ default: (await import('./openness/openness-page.tsx')).OpennessPage }))
const BulletinsPage = lazy(async () => ({ default: (await import('./bulletins/bulletins-page.tsx')).BulletinsPage }))
const BulletinPage = lazy(async () => ({ default: (await import('./bulletins/bulletin-page.tsx')).BulletinPage }))
const UnsubscribePage = lazy(async () => ({ default: (await import('./track/unsubscribe-page.tsx')).UnsubscribePage }))
const FollowUpPage = lazy(async () => ({ default: (await import('./follow-up/follow-up-page.tsx')).FollowUpPage }))
const SignInPage = lazy(async () => ({ default: (await import('./account/sign-in-page.tsx')).SignInPage }))
const RegisterPage = lazy(async () => ({ default: (await import('./account/register-page.tsx')).RegisterPage }))
const MinePage = lazy(async () => ({ default: (await import('./account/mine-page.tsx')).MinePage }))
const SetupPage = lazy(async () => ({ default: (await import('./setup/setup-page.tsx')).SetupPage }))

/** The public's side of Heng. */
export function PortalApp() {
  return (
    <div className="portal">
      <Header />
      <OfflineBar />
      <Part page waiting={<Waiting />}>
        <Pages />
      </Part>
      <Footer />
    </div>
  )
}

/** Until somebody administers the county there is nothing to see but how to set it up. */
function Pages() {
  const { data } = useCounty()
  const { pathname } = useLocation()
  if (data?.setupNeeded && pathname !== '/setup') return <Navigate to="/setup" replace />
  return (
    <Routes>
      <Route index element={<HomePage />} />
      <Route path="setup" element={<SetupPage />} />
      <Route path=":plural/new" element={<NewMatterPage />} />
      <Route path="receipt" element={<ReceiptPage />} />
      <Route path="track" element={<TrackPage />} />
      <Route path="replies" element={<RepliesPage />} />
      <Route path="replies/:id" element={<ReplyPage />} />
      <Route path="interviews" element={<InterviewsPage />} />
      <Route path="interviews/:id" element={<InterviewPage />} />
      <Route path="deadlines" element={<DeadlinesPage />} />
      <Route path="appointments" element={<AppointmentsPage />} />
      <Route path="openness" element={<OpennessPage />} />
      <Route path="bulletins" element={<BulletinsPage />} />
      <Route path="bulletins/:id" element={<BulletinPage />} />
      <Route path="unsubscribe" element={<UnsubscribePage />} />
      <Route path="follow-up" element={<FollowUpPage />} />
      <Route path="sign-in" element={<SignInPage />} />
      <Route path="register" element={<RegisterPage />} />
      <Route path="mine" element={<MinePage />} />
      <Route path="mine/:id" element={<OwnMatterPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  )
}

function Waiting() {
  return (
    <main className="p-main">
      <Loading />
    </main>
  )
}
