import './palette.css'
import { Dialog } from '../common/dialog.tsx'

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Ctrl', 'K'], '快速查找：任一事项、页面、单位、人员，或打开的事项能办的动作（苹果电脑用 ⌘ K）'],
  [['?'], '本页：全部快捷键'],
  [['/'], '在清单里搜索'],
  [['J'], '清单里的下一件'],
  [['K'], '清单里的上一件'],
  [['Enter'], '打开选中的一件'],
  [['Tab'], '到下一个按钮或输入框'],
  [['Esc'], '关闭对话框'],
]

/** Every key of the desk. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open title="快捷键" footer={null} onCancel={onClose}>
      <dl className="desk-keys">
        {KEYS.map(([keys, what]) => (
          <div key={what} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="desk-quiet">正在输入文字时，单个字母的快捷键不起作用。</p>
    </Dialog>
  )
}
