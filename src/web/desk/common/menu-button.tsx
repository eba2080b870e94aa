import { Button, type ButtonProps, Dropdown, type MenuProps } from 'antd'
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react'

/** Frames until the menu has surely been drawn. */
const PATIENCE = 30

interface MenuButtonProps extends Omit<ButtonProps, 'onClick'> {
  items: NonNullable<MenuProps['items']>
}

/** A button that opens a menu. The keyboard goes into the menu at once, through it with the arrows, and back to the button. */
export function MenuButton({ items, ...button }: MenuButtonProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  useEffect(() => (open ? whenDrawn(id, (item) => item.focus()) : undefined), [open, id])
  function change(next: boolean) {
    setOpen(next)
    // At once, so that a dialog opened from the menu gives the keyboard back to what is still there.
    if (!next) trigger.current?.focus()
  }
  return (
    <Dropdown
      open={open}
      onOpenChange={change}
      trigger={['click']}
      menu={{ id, items, onClick: ({ domEvent }) => chosenBy(domEvent) }}
    >
      <Button ref={trigger} aria-haspopup="menu" aria-expanded={open} {...button} />
    </Dropdown>
  )
}

/** By keyboard a link within an entry must be told to lead on, and the stroke must not press the button it gives the focus to. */
function chosenBy(event: SyntheticEvent): void {
  if (event.type !== 'keydown') return
  event.preventDefault()
  if (event.target instanceof Element) event.target.closest('li')?.querySelector<HTMLElement>('a[href]')?.click()
}

/** Waits, frame by frame, for the first entry of a menu; answers the way to stop waiting. */
function whenDrawn(id: string, then: (item: HTMLElement) => void): () => void {
  let left = PATIENCE
  let frame = 0
  const look = () => {
    const item = document.getElementById(id)?.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')
    if (item && item.offsetWidth > 0) then(item)
    else if (left > 0) frame = requestAnimationFrame(look)
    left -= 1
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}
