import { Alert } from 'antd'
import type { ActionOffer, MatterPage } from '../../../server/api-types.ts'
import { Dialog } from '../common/dialog.tsx'
import { Loading } from '../common/loading.tsx'
import { ProblemPanel } from '../common/problem-panel.tsx'
import { useProcedure } from '../common/queries.ts'
import { PrecedentHint } from '../precedents/precedent-hint.tsx'
import { ActionForm } from './action-form.tsx'
import { PublicationForm } from './publication-form.tsx'
import { AnsweredBeforeList, ReplyChecklist } from './reply-help.tsx'

interface ActionDialogProps {
  matter: MatterPage
  offer: ActionOffer
  onClose: () => void
}

/** Actions whose form answers the citizen: help stands beside it. */
const REPLIES: readonly string[] = ['reply', 'answer']
/** Actions that say whose the matter is: how the like was ruled stands before them. */
const WHOSE: readonly string[] = ['return', 'rule', 'assign', 'transfer']

/** One action as a dialog; its form comes from the procedure's description. */
export function ActionDialog({ matter, offer, onClose }: ActionDialogProps) {
  const procedure = useProcedure(matter.procedure, matter.version)
  const action = procedure.data?.actions.find(({ name }) => name === offer.name)
  const props = procedure.data && action && { matter, action, plural: procedure.data.plural, onClose }
  const publishing = offer.name === 'publish'
  const replying = REPLIES.includes(offer.name)
  return (
    <Dialog
      open
      title={offer.label}
      width={publishing || replying ? 1160 : 680}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      style={{ top: 24 }}
      className="action-dialog"
    >
      {action?.law && <p className="desk-quiet">依据：{action.law}</p>}
      {procedure.isPending && <Loading />}
      {procedure.isError && <ProblemPanel error={procedure.error} onRetry={() => procedure.refetch()} />}
      {procedure.data && !action && <Alert type="warning" showIcon title="办理规则已更新，请刷新页面后再办" />}
      {props && WHOSE.includes(offer.name) && <PrecedentHint matter={matter.id} />}
      {props && publishing && <PublicationForm {...props} />}
      {props && replying && (
        <ActionForm
          {...props}
          beside={<AnsweredBeforeList matter={matter.id} field="answer" />}
          below={<ReplyChecklist matter={matter.id} field="answer" />}
        />
      )}
      {props && !publishing && !replying && <ActionForm {...props} />}
    </Dialog>
  )
}
