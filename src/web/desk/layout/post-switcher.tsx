import { useMutation } from '@tanstack/react-query'
import { Select } from 'antd'
import { useNavigate } from 'react-router'
import type { SessionInfo } from '../../../server/api-types.ts'
import { send } from '../client.ts'
import { useNotice } from '../common/use-notice.ts'
import { postText, useEnterSession, useSignedIn } from '../session/session.ts'
import { homeOf } from './roles.ts'

/** In which post one acts now; posts stood in for say for whom. */
export function PostSwitcher() {
  const session = useSignedIn()
  const enter = useEnterSession()
  const navigate = useNavigate()
  const notice = useNotice()
  const change = useMutation({
    mutationFn: (post: string) => send<SessionInfo>('PUT', '/api/session/post', { post }),
    onSuccess: async (next) => {
      await navigate(homeOf(next))
      enter(next)
      notice.done(`现以“${next.post ? postText(next.post) : ''}”办理`)
    },
    onError: (error) => notice.failed(error),
  })
  const { post, posts } = session
  if (!post) return <span className="desk-post">无岗位</span>
  if (posts.length < 2)
    return (
      <span className="desk-post" title={postText(post)}>
        {postText(post)}
      </span>
    )
  return (
    <Select
      aria-label="当前岗位"
      className="desk-post-select"
      popupMatchSelectWidth={false}
      value={post.id}
      loading={change.isPending}
      options={posts.map((each) => ({ value: each.id, label: postText(each) }))}
      onChange={(id) => change.mutate(id)}
    />
  )
}
