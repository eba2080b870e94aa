import type { ChangedLine } from '../../../server/api-types/configuration.ts'

const MOST = 8

/** What differs between before and after, one part a line; screen readers hear 由…改为…. */
export function ChangedLines({ lines }: { lines: readonly ChangedLine[] }) {
  const rest = lines.length - MOST
  return (
    <ul className="desk-changed-lines">
      {lines.slice(0, MOST).map(({ label, before, after }) => (
        <li key={label}>
          {label}：{before === null ? null : <del>{before || '空'}</del>}
          {before !== null && after !== null && ' → '}
          {after === null ? null : <ins>{after || '空'}</ins>}
          {after === null && '（取消）'}
        </li>
      ))}
      {rest > 0 && <li>另有 {rest} 处</li>}
    </ul>
  )
}
