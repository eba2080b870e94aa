import { Button, Drawer } from 'antd'
import { lazy, useEffect, useRef, useState } from 'react'
import { Part } from '../common/part.tsx'
import { tourAsked } from '../tour/tour-asked.ts'
import { helpAsked } from './help-asked.ts'

const HelpContent = lazy(async () => ({ default: (await import('./help-content.tsx')).HelpContent }))

/** Help on the page one is on; fetched when asked for. */
export function HelpButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => helpAsked.on(() => setOpen(true)), [])
  // Begun only when the drawer is gone and has given the keyboard back.
  const wanted = useRef(false)
  return (
    <>
      <Button type="text" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        帮助
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="right"
        size={620}
        title="本页怎么用"
        destroyOnHidden
        afterOpenChange={(shown) => {
          if (shown || !wanted.current) return
          wanted.current = false
          tourAsked.emit()
        }}
      >
        <Button
          className="desk-tour-again"
          onClick={() => {
            wanted.current = true
            setOpen(false)
          }}
        >
          带我看一遍
        </Button>
        <Part>
          <HelpContent />
        </Part>
      </Drawer>
    </>
  )
}
