import { type KeyMeaning, KeysHelp } from '../common/keys-help.tsx'

const KEYS: readonly KeyMeaning[] = [
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

/** Which key does what at the dispatch desk. */
export function DispatchKeysHelp({ onClose }: { onClose: () => void }) {
  return <KeysHelp keys={KEYS} width={440} onClose={onClose} />
}
