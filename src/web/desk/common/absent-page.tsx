import { Result } from 'antd'
import { Link } from 'react-router'

/** Nothing stands at this address. */
export function AbsentPage() {
  return (
    <Result
      status="404"
      title={<h1 className="desk-result">没有这个页面</h1>}
      subTitle="地址可能有误，或内容已经移走。"
      extra={<Link to="/desk">回到首页</Link>}
    />
  )
}
