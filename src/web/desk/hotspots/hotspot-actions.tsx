import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { HotspotPage, JointOutcome } from '../../../server/api-types/hotspots.ts'
import { send } from '../client.ts'
import { FormDialog } from '../common/form-dialog.tsx'
import { OfficeSelect } from '../common/office-select.tsx'
import { useNotice } from '../common/use-notice.ts'
import { useWrite } from '../common/use-write.ts'
import { HotspotSelect } from './hotspot-select.tsx'
import { OutcomeList } from './outcome-list.tsx'

type Dialog = 'rename' | 'merge' | 'dismiss' | 'hand-on'

interface HotspotActionsProps {
  hotspot: HotspotPage
  /** Matters ticked in the list. */
  chosen: string[]
  onDone: () => void
}

/** What the dispatcher decides about a hotspot. */
export function HotspotActions({ hotspot, chosen, onDone }: HotspotActionsProps) {
  const [dialog, setDialog] = useState<Dialog>()
  const [outcome, setOutcome] = useState<JointOutcome>()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const path = `/api/hotspots/${hotspot.id}`
  const split = useWrite({
    write: (matters: string[]) => send<{ id: string }>('POST', `${path}/split`, { matters }),
    done: '已拆出为一个新的热点',
    refresh: ['hotspot'],
    onDone: ({ id }) => {
      onDone()
      void navigate(`/desk/hotspots/${id}`)
    },
  })
  const reopen = useWrite({
    write: (id: string) => send('POST', `/api/hotspots/${id}/reopen`, {}),
    done: '已重新作为热点',
    refresh: ['hotspot', hotspot.id],
  })
  const askSplit = () =>
    void modal.confirm({
      title: `拆出所选 ${chosen.length} 件？`,
      content: '拆出后成为另一个热点，以后不再自动并回。',
      okText: '拆出',
      onOk: () => split.mutateAsync(chosen).catch(() => undefined),
    })
  return (
    <>
      <div className="hotspot-actions">
        <Button type="primary" onClick={() => setDialog('hand-on')}>
          作为一项任务交办
        </Button>
        <Button disabled={chosen.length === 0 || chosen.length === hotspot.matters} onClick={askSplit}>
          拆出所选{chosen.length > 0 ? `（${chosen.length}）` : ''}
        </Button>
        <Button onClick={() => setDialog('merge')}>并入别的热点</Button>
        <Button onClick={() => setDialog('rename')}>改名</Button>
        {hotspot.state === 'open' ? (
          <Button danger onClick={() => setDialog('dismiss')}>
            不作为热点
          </Button>
        ) : (
          <Button onClick={() => reopen.mutate(hotspot.id)}>重新作为热点</Button>
        )}
      </div>
      {outcome && <OutcomeList outcome={outcome} done="已交办" />}
      <ActionDialog dialog={dialog} hotspot={hotspot} onOutcome={setOutcome} onClose={() => setDialog(undefined)} />
    </>
  )
}

interface ActionDialogProps {
  dialog: Dialog | undefined
  hotspot: HotspotPage
  onOutcome: (outcome: JointOutcome) => void
  onClose: () => void
}

function ActionDialog({ dialog, hotspot, onOutcome, onClose }: ActionDialogProps) {
  const client = useQueryClient()
  const notice = useNotice()
  const navigate = useNavigate()
  const path = `/api/hotspots/${hotspot.id}`
  const after = async (said: string) => {
    notice.done(said)
    await client.invalidateQueries({ queryKey: ['hotspots'] })
    await client.invalidateQueries({ queryKey: ['hotspot', hotspot.id] })
  }
  if (dialog === 'rename')
    return (
      <FormDialog<{ name: string }>
        title="改名"
        okText="改名"
        initial={{ name: hotspot.name }}
        onSubmit={async ({ name }) => {
          await send('POST', `${path}/rename`, { name })
          await after('已改名')
        }}
        onClose={onClose}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={60} />
        </Form.Item>
      </FormDialog>
    )
  if (dialog === 'dismiss')
    return (
      <FormDialog<{ reason: string }>
        title="不作为热点"
        okText="不作为热点"
        danger
        onSubmit={async ({ reason }) => {
          await send('POST', `${path}/dismiss`, { reason })
          await after('已不作为热点；各件来件照常办理')
        }}
        onClose={onClose}
      >
        <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请写明理由' }]}>
          <Input.TextArea maxLength={200} rows={3} />
        </Form.Item>
      </FormDialog>
    )
  if (dialog === 'merge')
    return (
      <FormDialog<{ into: string }>
        title="并入别的热点"
        okText="并入"
        onSubmit={async ({ into }) => {
          await send('POST', `/api/hotspots/${into}/merge`, { from: [hotspot.id] })
          await after('已并入，以后不再自动拆开')
          void navigate(`/desk/hotspots/${into}`)
        }}
        onClose={onClose}
      >
        <Form.Item name="into" label="并入" rules={[{ required: true, message: '请选择热点' }]}>
          <HotspotSelect not={hotspot.id} />
        </Form.Item>
      </FormDialog>
    )
  if (dialog === 'hand-on')
    return (
      <FormDialog<{ office: string }>
        title="作为一项任务交办"
        okText="交办"
        onSubmit={async ({ office }, key) => {
          onOutcome(await send<JointOutcome>('POST', `${path}/hand-on`, { office }, { key }))
          await after('已交办')
        }}
        onClose={onClose}
      >
        <Form.Item name="office" label="承办单位" rules={[{ required: true, message: '请选择承办单位' }]}>
          <OfficeSelect />
        </Form.Item>
        <Alert type="info" title="尚可分办的来件一次分给这个单位，并通知它一并研究；每一件仍分别计时、分别答复本人。" />
      </FormDialog>
    )
  return null
}
