import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { DeadlineAnswer as Answer, LimitInfo } from '../../../server/api-types/clocks.ts'
import { send } from '../../shared/api.ts'
import { Loading, Trouble } from '../common/states.tsx'
import { Page } from '../layout/page.tsx'
import { findChoice, versionFor } from './choices.ts'
import { DeadlineAnswer } from './deadline-answer.tsx'
import { DeadlineForm } from './deadline-form.tsx'
import './deadlines.css'
import { addressOf, type Question, questionIn, requestOf } from './facts.ts'
import { useChoices } from './use-choices.ts'

/** 期限推算: any statutory limit from any day, with its account. The address holds the whole question. */
export function DeadlinesPage() {
  const [search, setSearch] = useSearchParams()
  const [asked, setAsked] = useState(false)
  const choices = useChoices()
  const question = questionIn(search)
  const choice = choices.data && findChoice(choices.data, question.limit)
  return (
    <Page
      title="期限推算"
      lead="法律规定的期限，到底是哪一天？选一项期限、填一个日子，就告诉您最迟哪一天、怎么数出来的、依据哪一条。不用注册，不记录您查了什么。"
    >
      {choices.error && <Trouble error={choices.error} onRetry={() => void choices.refetch()} />}
      {!choices.data && !choices.error && <Loading lines={8} />}
      {choices.data && question.limit && !choice && (
        <p className="p-notice p-notice-warn" role="alert">
          网址里的期限“{question.limit.slice(0, 80)}”没有找到，请重新选一项。
        </p>
      )}
      {choices.data && (
        <div className="d-columns">
          <DeadlineForm
            key={search.toString()}
            choices={choices.data}
            initial={question}
            onAsk={(next) => {
              setAsked(true)
              setSearch(addressOf(next), { preventScrollReset: true })
            }}
          />
          {choice && question.start && (
            <Reckoned
              question={question}
              version={versionFor(choice, question.limit, question.start)}
              focused={asked}
            />
          )}
        </div>
      )}
    </Page>
  )
}

interface ReckonedProps {
  question: Question
  version: LimitInfo
  focused: boolean
}

function Reckoned({ question, version, focused }: ReckonedProps) {
  const request = requestOf(question, version)
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['deadline', request],
    queryFn: () => send<Answer>('POST', '/api/deadlines', request),
    placeholderData: keepPreviousData,
    staleTime: 600_000,
  })
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading lines={6} what="正在推算" />
  return (
    <div aria-busy={isPlaceholderData}>
      <DeadlineAnswer key={JSON.stringify(request)} answer={data} focused={focused} />
    </div>
  )
}
