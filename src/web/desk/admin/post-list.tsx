import { App, Button } from 'antd'
import type { StaffAccount } from '../../../server/api-types.ts'
import { dateText } from '../../shared/format.ts'
import { send } from '../client.ts'
import { useCounty } from '../common/queries.ts'
import { useWrite } from '../common/use-write.ts'
import { postText } from '../session/session.ts'

/** The posts of one person, each with its days; current ones can be ended. */
export function PostList({ person }: { person: StaffAccount }) {
  const { modal } = App.useApp()
  const today = useCounty().data?.today ?? ''
  const end = useWrite({
    write: (id: string) => send('DELETE', `/api/admin/posts/${id}`),
    done: '岗位已结束',
    refresh: ['people'],
  })
  const ask = (id: string, text: string) =>
    void modal.confirm({
      title: `结束${person.name}的“${text}”岗位？`,
      content: '今天是最后一天，明天起不能再以这个岗位办理。在办事项请由单位另行指定经办人。办错了可到“变更记录”撤销。',
      okText: '结束岗位',
      okButtonProps: { danger: true },
      onOk: () => end.mutateAsync(id).catch(() => undefined),
    })
  if (person.posts.length === 0) return <span className="desk-quiet">无岗位</span>
  return (
    <ul className="desk-posts">
      {person.posts.map((post) => {
        const ended = post.untilOn !== null && post.untilOn < today
        const text = postText(post)
        return (
          <li key={post.id} className={ended ? 'desk-quiet' : ''}>
            {text}
            <small>
              {dateText(post.fromOn)}起{post.untilOn && `，至${dateText(post.untilOn)}`}
            </small>
            {!ended && (
              <Button type="link" size="small" danger aria-label={`结束${text}岗位`} onClick={() => ask(post.id, text)}>
                结束
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
