import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ProcedureDescription, Receipt } from '../../../server/api-types.ts'
import { AbsentPage } from '../common/absent-page.tsx'
import { Loading } from '../common/loading.tsx'
import { NotAllowedPage } from '../common/not-allowed-page.tsx'
import { PageHeading } from '../common/page-heading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useProcedures } from '../common/queries.ts'
import { useSignedIn } from '../session/session.ts'
import { ReceiptView } from './receipt-view.tsx'
import { isAppliedFor, RegisterForm } from './register-form.tsx'

/** Registers what came on paper, by telephone or in person. */
export function RegisterPage() {
  const { plural } = useParams()
  const procedures = useProcedures()
  const role = useSignedIn().post?.role ?? ''
  if (procedures.isPending) return <Loading />
  if (!procedures.data) return <ProblemPanel error={procedures.error} onRetry={() => procedures.refetch()} />
  const procedure = procedures.data.find((each) => each.plural === plural)
  if (!procedure) return <AbsentPage />
  if (!procedure.open.by.includes(role)) return <NotAllowedPage />
  return <Registration key={procedure.id} procedure={procedure} />
}

function Registration({ procedure }: { procedure: ProcedureDescription }) {
  const [receipt, setReceipt] = useState<Receipt>()
  const applied = isAppliedFor(procedure)
  const navigate = useNavigate()
  // A receipt with its code is for whoever brought the matter; what an office opens itself has nobody to give it to.
  const opened = (done: Receipt) => (applied ? setReceipt(done) : void navigate(`/desk/matters/${done.id}`))
  return (
    <>
      <PageHeading
        title={receipt ? '登记回执' : `登记${procedure.title}`}
        note={receipt || !applied ? undefined : '来信、来电、来访由工作人员代为登记；登记后请把回执交给或念给本人。'}
      />
      {receipt ? (
        <ReceiptView receipt={receipt} onNext={() => setReceipt(undefined)} />
      ) : (
        <RegisterForm procedure={procedure} onReceipt={opened} />
      )}
    </>
  )
}
