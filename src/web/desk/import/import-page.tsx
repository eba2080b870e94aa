import { PageHeading } from '../common/page-heading.tsx'
import { StaffImport } from './staff-import.tsx'

/** 从表格导入: offices and people, looked over before anything is written. */
export function ImportPage() {
  return (
    <>
      <PageHeading title="从表格导入" note="先预览、后导入：有一处错误就什么都不写；同一份表格再导一次不会重复建立。" />
      <div className="desk-section">
        <StaffImport />
      </div>
    </>
  )
}
