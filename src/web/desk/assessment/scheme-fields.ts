import type { AssessmentCatalogue, SchemeContent } from '../../../server/api-types/assessment.ts'

/** A scheme as the form holds it: every indicator and every mark with its number, or none. */
export interface SchemeFields extends Omit<SchemeContent, 'indicators' | 'marks'> {
  weights: Record<string, number | null | undefined>
  points: Record<string, { points?: number | null; atMost?: number | null } | undefined>
  note?: string
}

/** The form filled in with a scheme. */
export function fieldsOf(content: SchemeContent, note = ''): SchemeFields {
  const { indicators, marks, ...rest } = content
  return {
    ...rest,
    weights: Object.fromEntries(indicators.map(({ indicator, weight }) => [indicator, weight])),
    points: Object.fromEntries(marks.map(({ event, points, atMost }) => [event, { points, atMost }])),
    note,
  }
}

/** The scheme the form says; what has no number is not in it. */
export function contentOf(fields: SchemeFields, catalogue: AssessmentCatalogue): SchemeContent {
  const { weights, points, note: _note, ...rest } = fields
  return {
    ...rest,
    indicators: catalogue.indicators.flatMap(({ id }) => {
      const weight = weights[id]
      return typeof weight === 'number' ? [{ indicator: id, weight }] : []
    }),
    marks: catalogue.marks.flatMap(({ id }) => {
      const { points: each, atMost } = points[id] ?? {}
      return typeof each === 'number' ? [{ event: id, points: each, atMost: atMost ?? each }] : []
    }),
  }
}
