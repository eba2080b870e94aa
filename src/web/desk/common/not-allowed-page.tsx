import { Link } from 'react-router'
import { postText, useSignedIn } from '../session/session.ts'
import { Nothing } from './nothing.tsx'

/** The post acted in does not open this page. */
export function NotAllowedPage({ alone = true }: { alone?: boolean }) {
  const { post, posts } = useSignedIn()
  const advice =
    posts.length > 1 ? '您还有其他岗位，可在右上角切换后再打开。' : '如确需办理，请联系系统管理员调整岗位。'
  return (
    <Nothing
      alone={alone}
      what="当前岗位不能打开此页"
      next={`您现在的岗位是“${post ? postText(post) : '无'}”。${advice}`}
    >
      <Link to="/desk">回到首页</Link>
    </Nothing>
  )
}
