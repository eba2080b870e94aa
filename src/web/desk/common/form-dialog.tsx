import { useMutation } from '@tanstack/react-query'
import { Form } from 'antd'
import type { ReactNode } from 'react'
import { problemOf } from '../../shared/api.ts'
import { Dialog } from './dialog.tsx'
import { fieldName } from './field-name.ts'
import { ProblemPanel } from './problem-panel.tsx'
import { useRequestKey } from './use-request-key.ts'

interface FormDialogProps<T extends object> {
  title: string
  okText: string
  danger?: boolean
  initial?: Partial<T>
  /** `key` is one per opening: pressing twice acts once. */
  onSubmit: (values: T, key: string) => Promise<unknown>
  onClose: () => void
  children: ReactNode
}

/** A small form in a dialog; the server's complaints appear beside their fields. */
export function FormDialog<T extends object>(props: FormDialogProps<T>) {
  const { title, okText, danger = false, initial, onSubmit, onClose, children } = props
  const [form] = Form.useForm<T>()
  const { key, renewAfter } = useRequestKey()
  const submit = useMutation({
    mutationFn: (values: T) => onSubmit(values, key),
    gcTime: 0,
    onSuccess: onClose,
    onError: (error) => {
      renewAfter(error)
      const faults = problemOf(error).errors ?? []
      form.setFields(faults.map(({ path, message }) => ({ name: fieldName(path), errors: [message] }) as never))
    },
  })
  return (
    <Dialog
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      confirmLoading={submit.isPending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {submit.isError && (
        <div className="desk-form-problem">
          <ProblemPanel error={submit.error} />
        </div>
      )}
      <Form<T>
        form={form}
        layout="vertical"
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(values) => submit.mutate(values)}
      >
        {children}
      </Form>
    </Dialog>
  )
}
