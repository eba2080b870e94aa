import { useQuery } from '@tanstack/react-query'
import type {
  AssessmentCatalogue,
  AssessmentPage,
  PeriodList,
  SchemeList,
  SchemePage,
} from '../../../server/api-types/assessment.ts'
import { read } from '../client.ts'
import { useSignedIn } from '../session/session.ts'

const LONG = 10 * 60_000

/** Every read of assessment begins with this key, so that one write refreshes all. */
export const ASSESSMENT = 'assessment'

/** Path of a period of the API. */
export function periodPath(scheme: string, from: string): string {
  return `/api/assessment/schemes/${encodeURIComponent(scheme)}/periods/${encodeURIComponent(from)}`
}

/** What a scheme may be made of. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['assessment-catalogue'],
    queryFn: () => read<AssessmentCatalogue>('/api/assessment/catalogue'),
    staleTime: LONG,
  })
}

/** Every scheme of the county. */
export function useSchemes() {
  const { post } = useSignedIn()
  return useQuery({
    queryKey: [ASSESSMENT, post?.id, 'schemes'],
    queryFn: () => read<SchemeList>('/api/assessment/schemes'),
  })
}

/** One scheme with its versions. */
export function useScheme(scheme: string) {
  const { post } = useSignedIn()
  return useQuery({
    queryKey: [ASSESSMENT, post?.id, 'scheme', scheme],
    queryFn: () => read<SchemePage>(`/api/assessment/schemes/${encodeURIComponent(scheme)}`),
  })
}

/** The periods of a scheme. */
export function usePeriods(scheme: string) {
  const { post } = useSignedIn()
  return useQuery({
    queryKey: [ASSESSMENT, post?.id, 'periods', scheme],
    queryFn: () => read<PeriodList>(`/api/assessment/schemes/${encodeURIComponent(scheme)}/periods`),
  })
}

/** The result of a period. */
export function useAssessment(scheme: string, from: string) {
  const { post } = useSignedIn()
  return useQuery({
    queryKey: [ASSESSMENT, post?.id, 'period', scheme, from],
    queryFn: () => read<AssessmentPage>(periodPath(scheme, from)),
  })
}

/** A share in percent; a dash of nothing. */
export function shareText(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)}%`
}

export const STATES: Readonly<Record<string, string>> = { running: '进行中', ended: '未公布', frozen: '已公布' }
