import { Modal } from 'antd'
import type { Question } from './verdict-choices.tsx'

const OTHERS: readonly (readonly [key: string, what: string])[] = [
  ['V', '显示电话号码（记录查阅）'],
  ['/', '写本人的话；Esc 离开，Ctrl+Enter 记录'],
  ['Enter', '记录，到下一件'],
  ['J  K', '下一件、上一件'],
  ['X', '提出剔除'],
  ['O', '打开这件事项'],
  ['?', '这张表'],
]

/** Which key does what. */
export function CallKeysHelp({ questions, onClose }: { questions: readonly Question[]; onClose: () => void }) {
  const rows = [
    ...questions.map(
      ({ label, options, keys }) => [keys.join(' ').toUpperCase(), `${label}：${options.join('、')}`] as const,
    ),
    ...OTHERS,
  ]
  return (
    <Modal open title="按键" footer={null} onCancel={onClose} width={560}>
      <dl className="keys-help">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
