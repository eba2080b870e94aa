import { Radio } from 'antd'
import { send } from '../client.ts'
import { useWrite } from '../common/use-write.ts'
import { Section } from '../matter/section.tsx'
import { useSignedIn } from '../session/session.ts'

type BySelf = 'off' | 'classify' | 'assign'

const CHOICES: readonly { value: BySelf; label: string }[] = [
  { value: 'off', label: '都由人办' },
  { value: 'classify', label: '有把握的自动归类' },
  { value: 'assign', label: '有把握的自动归类并分办' },
]

/** How far the program may go of itself; the dispatcher says so. */
export function BySelfSetting({ value }: { value: BySelf }) {
  const role = useSignedIn().post?.role
  const change = useWrite({
    write: (bySelf: BySelf) => send('PUT', '/api/dispatch/by-self', { bySelf }),
    done: '已保存',
    refresh: ['dispatch'],
  })
  return (
    <Section title="程序可以自动办到哪一步">
      <Radio.Group
        aria-label="自动分办"
        options={[...CHOICES]}
        value={value}
        disabled={role !== 'dispatcher' || change.isPending}
        onChange={({ target }) => change.mutate(target.value as BySelf)}
      />
      <p className="desk-quiet">
        程序办的每一步都在办理经过里标明“自动分办程序”，单位签收前可以收回；其中百分之五由人抽查。
      </p>
    </Section>
  )
}
