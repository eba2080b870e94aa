import type { LimitInfo } from '../../../server/api-types/clocks.ts'
import { dateText } from '../../shared/format.ts'
import type { Choice } from './choices.ts'
import { summaryOf } from './limit-picker.tsx'

interface LimitCardProps {
  choice: Choice
  version: LimitInfo
  onChange: () => void
}

/** The limit chosen, in the version that governs, with what the law says about it. */
export function LimitCard({ choice, version, onChange }: LimitCardProps) {
  return (
    <section className="d-limit" aria-label="选定的期限">
      <p className="d-limit-head">
        <strong>{version.name}</strong>
        <button type="button" className="p-link" onClick={onChange}>
          换一项
        </button>
      </p>
      <p>{summaryOf(version)}</p>
      {version.law && <p className="p-soft">依据：{version.law}</p>}
      {version.mark && <p className="d-mark">{version.mark}</p>}
      {version.countyAmount !== undefined && <p className="d-mark">本县设置为{version.length}</p>}
      {choice.versions.length > 1 && (
        <p className="p-soft">
          法律改过：{choice.versions.map(versionText).join('；')}。按起算的日子自动选用当时的规定。
        </p>
      )}
    </section>
  )
}

function versionText({ length, effectiveFrom, effectiveTo }: LimitInfo): string {
  const end = effectiveTo ? `至${dateText(effectiveTo)}` : '起至今'
  return `${dateText(effectiveFrom)}${end}为${length}`
}
