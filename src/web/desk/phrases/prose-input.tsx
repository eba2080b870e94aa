import { Input, Mentions } from 'antd'
import { use, useRef } from 'react'
import { Link } from 'react-router'
import { MenuButton } from '../common/menu-button.tsx'
import { useCounty } from '../common/queries.ts'
import { fillIn } from './fill-in.ts'
import { usePhrases } from './use-phrases.ts'
import { useMentionable, WritingContext } from './writing.ts'

interface ProseInputProps {
  id?: string
  value?: string
  onChange?: (text: string) => void
  max?: number | undefined
  placeholder?: string | undefined
  minRows: number
}

/** A long text. In a matter's form it takes phrases (by menu, or / and a name) and speaks to colleagues (@). */
export function ProseInput(props: ProseInputProps) {
  const writing = use(WritingContext)
  if (writing) return <WithPhrases {...props} {...writing} />
  const { id, value, onChange, max, placeholder, minRows } = props
  return (
    <Input.TextArea
      {...(id ? { id } : {})}
      value={value ?? ''}
      onChange={({ target }) => onChange?.(target.value)}
      autoSize={{ minRows, maxRows: 18 }}
      showCount
      {...(max === undefined ? {} : { maxLength: max })}
      {...(placeholder ? { placeholder } : {})}
    />
  )
}

type Writing = NonNullable<React.ContextType<typeof WritingContext>>

function WithPhrases({
  id,
  value = '',
  onChange,
  max,
  placeholder,
  minRows,
  matter,
  mentions,
}: ProseInputProps & Writing) {
  const county = useCounty().data
  const phrases = usePhrases(matter.procedure).data ?? []
  const people = useMentionable(mentions ? matter.id : undefined)
  const latest = useRef(value)
  latest.current = value
  const prefix = useRef('/')
  const filled = (text: string) => fillIn(text, matter, { today: county?.today ?? '', county: county?.name ?? '' })
  const write = (text: string) => {
    latest.current = text
    onChange?.(text)
  }
  const append = (text: string) => write(latest.current.trim() ? `${latest.current}\n${filled(text)}` : filled(text))
  const options = (at: string) =>
    at === '@'
      ? people.map((person) => ({ key: person.id, value: person.label, label: person.label }))
      : phrases.map((phrase) => ({ key: phrase.id, value: phrase.title, label: phrase.title }))
  return (
    <div className="prose-input">
      <Mentions
        {...(id ? { id } : {})}
        value={value}
        onChange={write}
        autoSize={{ minRows, maxRows: 18 }}
        prefix={mentions ? ['/', '@'] : '/'}
        onSearch={(_, at) => {
          prefix.current = at
        }}
        options={options(prefix.current)}
        onSelect={({ value: title }, at) => {
          const phrase = at === '/' && phrases.find((each) => each.title === title)
          if (phrase) write(latest.current.replace(`/${phrase.title} `, filled(phrase.text)))
        }}
        notFoundContent="没有"
        {...(max === undefined ? {} : { maxLength: max })}
        {...(placeholder ? { placeholder } : {})}
      />
      <div className="prose-tools">
        <MenuButton
          size="small"
          type="link"
          items={[
            ...phrases.map(({ id: key, title, text }) => ({ key, label: title, onClick: () => append(text) })),
            {
              key: 'edit',
              label: (
                <Link to="/desk/phrases" target="_blank">
                  {phrases.length === 0 ? '还没有常用语，去添加' : '管理常用语'}
                </Link>
              ),
            },
          ]}
        >
          常用语 ▾
        </MenuButton>
        <span className="desk-quiet">{mentions ? '输入 / 引用常用语，@ 提到同事' : '输入 / 引用常用语'}</span>
        <span className="desk-quiet desk-number">
          {value.length}
          {max === undefined ? '' : ` / ${max}`}
        </span>
      </div>
    </div>
  )
}
