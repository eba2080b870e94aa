import { Button, Tour } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type TourHalt, tourOf } from './steps.ts'
import { useHalt } from './use-halt.ts'
import './tour.css'

interface TourGuideProps {
  role: string
  onClose: () => void
}

/** Leads over the real pages of a post, halt by halt: by mouse, by the buttons, or by ← → and Esc. */
export function TourGuide({ role, onClose }: TourGuideProps) {
  const halts = tourOf(role)
  const [current, setCurrent] = useState(0)
  const before = useRef(document.activeElement)
  const halt = halts[current] ?? NOWHERE
  const target = useHalt(halt)
  function close() {
    onClose()
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    else document.getElementById('desk-main')?.focus()
  }
  return (
    <Tour
      open
      rootClassName="desk-tour"
      current={current}
      onChange={setCurrent}
      onClose={close}
      closable={{ 'aria-label': '跳过导览' }}
      steps={halts.map((each) => ({
        title: <h2>{each.title}</h2>,
        description: <Words key={each.title} text={each.text} />,
        target: () => (each === halt ? target : null) as HTMLElement,
      }))}
      indicatorsRender={(at, total) => (
        <span className="desk-number">
          {at + 1} / {total}
        </span>
      )}
      actionsRender={(buttons, { current: at, total }) => (
        <>
          {at + 1 < total && (
            <Button size="small" type="text" onClick={close}>
              跳过
            </Button>
          )}
          {buttons}
        </>
      )}
    />
  )
}

/** What is said at a halt; the keyboard comes along, so that it is not left behind on a page now covered. */
function Words({ text }: { text: string }) {
  const words = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    words.current?.closest('.ant-tour')?.querySelector<HTMLElement>('.ant-tour-next-btn')?.focus()
  }, [])
  return (
    <p ref={words} aria-live="polite">
      {text}
    </p>
  )
}

const NOWHERE: TourHalt = { title: '', text: '' }
