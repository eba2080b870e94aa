import type { CallItem } from '../../../server/api-types/follow-up.ts'

/** The list as it is printed: numbers stay masked, the results are filled in by hand and typed in later. */
export function CallPaper({ items }: { items: readonly CallItem[] }) {
  return (
    <table className="call-paper">
      <caption>回访电话清单（{items.length} 件）</caption>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">事项</th>
          <th scope="col">承办单位</th>
          <th scope="col">答复</th>
          <th scope="col">最迟</th>
          <th scope="col">称呼</th>
          <th scope="col">电话</th>
          <th scope="col">联系上</th>
          <th scope="col">解决</th>
          <th scope="col">满意</th>
          <th scope="col">本人的话</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>{item.receiptNumber}</td>
            <td>{item.title}</td>
            <td>{item.officeName}</td>
            <td>{item.closedOn}</td>
            <td>{item.dueOn}</td>
            <td>{item.name}</td>
            <td>{item.phone}</td>
            <td />
            <td />
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
