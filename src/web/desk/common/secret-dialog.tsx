import { Alert, Button, Typography } from 'antd'
import { Dialog } from './dialog.tsx'

/** A secret that will not be shown again. */
export function SecretDialog({
  title,
  note,
  secret,
  okText = '已妥善转交，关闭',
  onClose,
}: {
  title: string
  note: string
  secret: string
  okText?: string
  onClose: () => void
}) {
  return (
    <Dialog
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {okText}
        </Button>
      }
    >
      <Alert type="warning" showIcon title="只显示这一次，关闭后无法再查看。" description={note} />
      <p className="desk-secret-once">
        <Typography.Text code copyable>
          {secret}
        </Typography.Text>
      </p>
    </Dialog>
  )
}
