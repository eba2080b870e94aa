import { Result } from 'antd'
import { Link } from 'react-router'
import { postText, useSignedIn } from '../session/session.ts'

/** The post acted in does not open this page. */
export function NotAllowedPage() {
  const { post, posts } = useSignedIn()
  const advice =
    posts.length > 1 ? '您还有其他岗位，可在右上角切换后再打开。' : '如确需办理，请联系系统管理员调整岗位。'
  return (
    <Result
      status="403"
      title={<h1 className="desk-result">当前岗位不能打开此页</h1>}
      subTitle={`您现在的岗位是“${post ? postText(post) : '无'}”。${advice}`}
      extra={<Link to="/desk">回到首页</Link>}
    />
  )
}
