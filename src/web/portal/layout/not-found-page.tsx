import { Link } from 'react-router'
import { Page } from './page.tsx'

/** No such page. */
export function NotFoundPage() {
  return (
    <Page title="没有这一页" lead="网址可能输错了，或者内容已经撤下。">
      <p className="p-row">
        <Link className="p-button" to="/">
          回到首页
        </Link>
        <Link className="p-button p-button-quiet" to="/track">
          查询办理进度
        </Link>
      </p>
    </Page>
  )
}
