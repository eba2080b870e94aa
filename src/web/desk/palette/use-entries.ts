import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MatterList } from '../../../server/api-types.ts'
import { read } from '../client.ts'
import { useAccounts, useOffices, usePeople, useProcedures } from '../common/queries.ts'
import { furtherPagesOf, pagesOf } from '../layout/pages.ts'
import { ADMINISTRATION_ROLES, MATTER_ROLES } from '../layout/roles.ts'
import { useOpenMatter, wishAction } from '../matter/open-matter.ts'
import { useSettled } from '../matter/use-settled.ts'
import { useSignedIn } from '../session/session.ts'
import { useDeskEntries } from './desk-entries.ts'
import type { Entry } from './entry.ts'
import { recentMatters } from './recent.ts'

const MOST = 8

/** What fits the words typed, in the order shown; nothing typed shows what is near at hand. */
export function useEntries(words: string): { entries: Entry[]; searching: boolean } {
  const role = useSignedIn().post?.role ?? ''
  const reads = MATTER_ROLES.includes(role)
  const typed = words.trim()
  const settled = useSettled(typed, 150)
  const procedures = useProcedures().data ?? []
  const open = useOpenMatter()
  const offices = useOffices().data ?? []
  const people = usePeople(undefined, reads && typed !== '').data ?? []
  const accounts = useAccounts(ADMINISTRATION_ROLES.includes(role) && typed !== '').data ?? []
  const desk = useDeskEntries()
  const found = useQuery({
    queryKey: ['matters', 'palette', settled],
    queryFn: () => read<MatterList>('/api/matters', { q: settled, state: 'all', limit: String(MOST) }),
    enabled: reads && settled.length >= 2,
    placeholderData: keepPreviousData,
  })
  const fits = (text: string) => typed === '' || text.toLowerCase().includes(typed.toLowerCase())
  const actions: Entry[] = (open?.actions ?? [])
    .filter(({ enabled, label }) => enabled && fits(label))
    .map(({ name, label }) => ({ key: `act-${name}`, group: '本事项可办', label, run: () => wishAction(name) }))
  const beside: Entry[] =
    open && fits('并排查看全案卷宗打印')
      ? [
          { key: 'compare', group: '本事项可办', label: '与另一件并排查看', to: `/desk/compare?a=${open.id}` },
          { key: 'file', group: '本事项可办', label: '全案卷宗', to: `/desk/matters/${open.id}/file` },
        ]
      : []
  const recent: Entry[] = recentMatters()
    .filter(({ title, number }) => fits(`${title} ${number}`))
    .map(({ id, title, number }) => ({
      key: `recent-${id}`,
      group: '最近打开',
      label: title,
      note: number,
      to: `/desk/matters/${id}`,
    }))
  const known = new Set(recent.map(({ to }) => to))
  const matters: Entry[] = (typed.length >= 2 ? (found.data?.items ?? []) : [])
    .map(
      (row): Entry => ({
        key: `matter-${row.id}`,
        group: '事项',
        label: row.title,
        note: `${row.receiptNumber} · ${row.stageLabel}`,
        to: `/desk/matters/${row.id}`,
      }),
    )
    .filter(({ to }) => !known.has(to))
  const pages: Entry[] = (
    typed === '' ? pagesOf(role, procedures) : [...pagesOf(role, procedures), ...furtherPagesOf(role)]
  )
    .filter(({ label }) => fits(label))
    .map(({ to, label }) => ({ key: to, group: '页面', label, to }))
  const places: Entry[] =
    !reads || typed === ''
      ? []
      : [
          ...offices
            .filter(({ name, closedOn }) => !closedOn && fits(name))
            .slice(0, MOST)
            .map(
              ({ id, name }): Entry => ({
                key: `office-${id}`,
                group: '单位',
                label: name,
                note: '在办事项',
                to: `/desk?office=${id}`,
              }),
            ),
          ...people
            .filter(({ name, disabled }) => !disabled && fits(name))
            .slice(0, MOST)
            .map(
              ({ id, name, posts }): Entry => ({
                key: `person-${id}`,
                group: '人员',
                label: name,
                note: posts.map(({ officeName, roleLabel }) => officeName ?? roleLabel).join('、'),
                to: `/desk?assignee=${id}`,
              }),
            ),
        ]
  const held: Entry[] = accounts
    .filter(({ name, username }) => fits(`${name} ${username ?? ''}`))
    .slice(0, MOST)
    .map(({ id, name, username }) => ({
      key: `account-${id}`,
      group: '人员',
      label: name,
      note: username ?? '没有账号',
      to: `/desk/people?${new URLSearchParams({ q: name })}`,
    }))
  const doings = typed === '' ? [] : desk.filter(({ label }) => fits(label))
  // Pages and doings are few and meant; of matters there may always be many that say the word somewhere.
  const near = typed === '' ? [...recent, ...beside, ...pages] : [...pages, ...doings, ...recent, ...matters, ...beside]
  return {
    entries: [...actions, ...near, ...places, ...held],
    searching: found.isFetching || settled !== typed,
  }
}
