import { type KeyMeaning, KeysHelp } from '../common/keys-help.tsx'
import type { Question } from './verdict-choices.tsx'

const OTHERS: readonly KeyMeaning[] = [
  ['V', '显示电话号码（记录查阅）'],
  ['/', '写本人的话；Esc 离开，Ctrl+Enter 记录'],
  ['Enter', '记录，到下一件'],
  ['J  K', '下一件、上一件'],
  ['X', '提出剔除'],
  ['O', '打开这件事项'],
  ['?', '这张表'],
]

/** Which key does what at the call desk. */
export function CallKeysHelp({ questions, onClose }: { questions: readonly Question[]; onClose: () => void }) {
  const answers = questions.map(
    ({ label, options, keys }): KeyMeaning => [keys.join(' ').toUpperCase(), `${label}：${options.join('、')}`],
  )
  return <KeysHelp keys={[...answers, ...OTHERS]} width={560} onClose={onClose} />
}
