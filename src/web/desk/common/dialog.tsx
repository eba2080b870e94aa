import { Modal, type ModalProps } from 'antd'
import { useEffect, useState } from 'react'

/** A dialog that is there as long as it is drawn: taken away, it gives the keyboard back to what had it before. */
export function Dialog(props: ModalProps) {
  // Read while drawing: once drawn, the dialog itself has the focus.
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // A moment later, when the dialog is out of the page and what it did has been drawn.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        if (before instanceof HTMLElement && before.isConnected) before.focus()
        else document.getElementById('desk-main')?.focus()
      })
    },
    [before],
  )
  return <Modal {...props} />
}
