import { Dialog } from '../common/dialog.tsx'

const KEYS: readonly (readonly [key: string, what: string])[] = [
  ['Enter', '采纳第一条建议，到下一件'],
  ['1 2 3', '选第几条建议，到下一件'],
  ['/', '选择其他单位'],
  ['C', '改内容分类，再按数字选定'],
  ['J  K', '下一件、上一件'],
  ['U', '收回刚才分办的（单位签收前）'],
  ['B', '成批分办'],
  ['O', '打开这件事项'],
  ['Esc', '关闭'],
  ['?', '这张表'],
]

/** Which key does what. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open title="按键" footer={null} onCancel={onClose} width={440}>
      <dl className="keys-help">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
