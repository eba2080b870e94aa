import { Button, Tour } from 'antd'
import { useEffect, useState } from 'react'
import { type TourHalt, tourOf } from './steps.ts'
import { useHalt } from './use-halt.ts'
import { focusTour, useKeptInside } from './use-kept-inside.ts'
import './tour.css'

interface TourGuideProps {
  role: string
  onClose: () => void
}

/** Leads over the real pages of a post, halt by halt: by mouse, by the buttons, or by ← → and Esc. */
export function TourGuide({ role, onClose }: TourGuideProps) {
  const halts = tourOf(role)
  const [current, setCurrent] = useState(0)
  const halt = halts[current] ?? NOWHERE
  const { target, lacking } = useHalt(halt)
  useKeptInside()
  return (
    <Tour
      open
      rootClassName="desk-tour"
      disabledInteraction
      current={current}
      onChange={setCurrent}
      onClose={onClose}
      closable={{ 'aria-label': '跳过导览' }}
      steps={halts.map((each) => ({
        title: <h2>{each.title}</h2>,
        description: <Words key={each.title} text={(lacking && each === halt && each.without) || each.text} />,
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
            <Button size="small" type="text" onClick={onClose}>
              跳过
            </Button>
          )}
          {buttons}
        </>
      )}
    />
  )
}

/** What is said at a halt; the keyboard comes along. */
function Words({ text }: { text: string }) {
  useEffect(focusTour, [])
  return <p aria-live="polite">{text}</p>
}

const NOWHERE: TourHalt = { title: '', text: '' }
