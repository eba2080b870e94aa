import { Link } from 'react-router'
import { Nothing } from './nothing.tsx'

/** Nothing stands at this address. */
export function AbsentPage() {
  return (
    <Nothing alone what="没有这个页面" next="地址可能有误，或内容已经移走。按 Ctrl K 可以查找事项、页面和人员。">
      <Link to="/desk">回到首页</Link>
    </Nothing>
  )
}
