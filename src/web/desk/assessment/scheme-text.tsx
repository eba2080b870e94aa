import type { SchemeContent } from '../../../server/api-types/assessment.ts'
import { useOffices } from '../common/queries.ts'
import { Section } from '../matter/section.tsx'
import { useCatalogue } from './assessment-query.ts'

/** A scheme as it is read: what is counted and how, what it weighs, what stays out, what costs points. */
export function SchemeText({ content }: { content: SchemeContent }) {
  const catalogue = useCatalogue().data
  const offices = new Map((useOffices().data ?? []).map(({ id, name }) => [id, name]))
  const { groups, indicators, exclusions, marks, tolerance, fewest, few, full, period } = content
  const exclusionsShown = (catalogue?.exclusions ?? []).filter(({ id, always }) => always || exclusions.includes(id))
  return (
    <>
      <Section title="考核谁">
        <p>
          {period === 'month' ? '按月' : '按季度'}考核，满分 {full} 分，分组排名：
        </p>
        <dl className="desk-fields">
          {groups.map(({ label, offices: ids }) => (
            <div key={label} className="desk-field-long">
              <dt>
                {label}（{ids.length} 个）
              </dt>
              <dd>{ids.map((id) => offices.get(id) ?? id).join('、')}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="指标和权重">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
        <section className="assessment-table" aria-label="指标和权重" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">权重</th>
                <th scope="col">怎样计算</th>
              </tr>
            </thead>
            <tbody>
              {indicators.map(({ indicator, weight }) => {
                const known = catalogue?.indicators.find(({ id }) => id === indicator)
                return (
                  <tr key={indicator}>
                    <th scope="row">{known?.label ?? indicator}</th>
                    <td className="desk-number">{weight}</td>
                    <td>{known?.what}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
        <p className="desk-quiet">
          每项容错 {tolerance}%（按件数取整）。期内没有事项的指标，权重按比例分给其他指标。少于 {fewest}{' '}
          件的单位不排名；一项少于 {few} 件的，标出偶然性的范围。
        </p>
      </Section>
      <Section title="不计入的">
        <ul>
          {exclusionsShown.map(({ id, label, what }) => (
            <li key={id}>
              <strong>{label}</strong>：{what}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="加分和扣分">
        {marks.length === 0 ? (
          <p>没有</p>
        ) : (
          <ul>
            {marks.map(({ event, points, atMost }) => {
              const known = catalogue?.marks.find(({ id }) => id === event)
              return (
                <li key={event}>
                  {known?.kind === 'bonus' ? '加分' : '扣分'}：{known?.label ?? event}，每次 {points} 分，一期最多{' '}
                  {atMost} 分
                </li>
              )
            })}
          </ul>
        )}
      </Section>
    </>
  )
}
