import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { send } from '../client.ts'
import { unitText } from '../common/unit-text.ts'
import { useWrite } from '../common/use-write.ts'

interface AmountEditorProps {
  limit: {
    readonly id: string
    readonly name: string
    readonly unit: string
    /** Null: there is none, the county must set one. */
    readonly defaultAmount: number | null
    /** Null: as the default. */
    readonly amount: number | null
  }
  /** Where the county's amount is put. */
  path: string
  /** What such a limit is called, as in “改为 5 天后，只影响此后起算的……”. */
  kind: string
  atMost: number
  /** Query of the list in which it stands. */
  refresh: string
}

/** The county's own amount of a limit: set, or given back to the default. Render it with the amount as its key. */
export function AmountEditor({ limit, path, kind, atMost, refresh }: AmountEditorProps) {
  const { id, name, unit, defaultAmount, amount: own } = limit
  const [amount, setAmount] = useState<number | null>(own)
  const { modal } = App.useApp()
  const save = useWrite({
    write: (next: number | null) => send('PUT', path, { id, amount: next }),
    done: `${kind}已保存`,
    refresh: [refresh],
  })
  const inWords = (value: number | null) => (value === null ? '未设' : `${value} ${unitText(unit)}`)
  const ask = (next: number | null) =>
    void modal.confirm({
      title: next === null ? `“${name}”恢复默认？` : `“${name}”改为 ${inWords(next)}？`,
      content: `现在是 ${inWords(own ?? defaultAmount)}。只影响此后起算的${kind}；改错了可到“变更记录”撤销。`,
      okText: next === null ? '恢复默认' : '确认修改',
      onOk: () => save.mutateAsync(next).catch(() => undefined),
    })
  return (
    <span className="desk-inline">
      <InputNumber
        aria-label={`${name}的本县数值`}
        min={1}
        max={atMost}
        precision={0}
        placeholder={defaultAmount === null ? '未设' : '同默认'}
        value={amount}
        className="desk-amount"
        onChange={setAmount}
      />
      {unitText(unit)}
      <Button
        size="small"
        type="primary"
        aria-label={`保存${name}`}
        disabled={amount === null || amount === own}
        loading={save.isPending}
        onClick={() => ask(amount)}
      >
        保存
      </Button>
      {own !== null && (
        <Button size="small" type="link" aria-label={`${name}恢复默认`} onClick={() => ask(null)}>
          恢复默认
        </Button>
      )}
    </span>
  )
}
