import { Link } from 'react-router'
import type { BulletinPage } from '../../../server/api-types/bulletins.ts'
import { Section } from '../matter/section.tsx'
import { valueText } from './bulletin-text.ts'

interface ChangesProps {
  id: string
  correction: NonNullable<BulletinPage['correction']>
}

/** What a correction sets right: each number as it was told and as it is. */
export function Changes({ id, correction: { number, reason, changes } }: ChangesProps) {
  return (
    <Section title={`更正 ${number}`}>
      <p>更正原因：{reason}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <section className="picture-table bulletin-table" aria-label="更正的数字" tabIndex={0}>
        <table>
          <caption className="desk-hidden">更正的数字</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">原通报</th>
              <th scope="col">更正为</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ line, label, before, after, rate }) => (
              <tr key={line}>
                <th scope="row">{label}</th>
                <td className="desk-number">
                  <del>{valueText(before, rate)}</del>
                </td>
                <td className="desk-number">
                  {after ? (
                    <Link to={`/desk/bulletins/${id}/lines/${encodeURIComponent(line)}`}>{valueText(after, rate)}</Link>
                  ) : (
                    valueText(after, rate)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}
