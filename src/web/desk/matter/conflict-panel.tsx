import { Alert, Button } from 'antd'
import type { Problem } from '../../../server/api-types.ts'
import { TimelineView } from './timeline-view.tsx'

interface ConflictPanelProps {
  problem: Problem
  reviewed: boolean
  refusal: string | undefined
  onReview: () => Promise<void>
}

/** Somebody was quicker: what they did, while everything typed stays. */
export function ConflictPanel({ problem, reviewed, refusal, onReview }: ConflictPanelProps) {
  const changes = problem.changes ?? []
  return (
    <Alert
      className="desk-form-problem"
      type={refusal ? 'error' : 'warning'}
      showIcon
      role="alert"
      title={
        reviewed
          ? (refusal ?? '页面已更新到最新；请核对下面的变化，仍要办理请再次提交')
          : '您填写期间，别人已办理了这件事项'
      }
      description={
        <>
          {!reviewed && <p>您填写的内容都在。请先看别人做了什么，再决定是否提交。</p>}
          {changes.length > 0 && <TimelineView entries={changes} />}
          {!reviewed && (
            <Button type="primary" onClick={() => void onReview()}>
              查看最新后重试
            </Button>
          )}
        </>
      }
    />
  )
}
