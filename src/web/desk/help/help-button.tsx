import { Button, Drawer } from 'antd'
import { lazy, useState } from 'react'
import { Part } from '../common/part.tsx'
import { tourAsked } from '../tour/tour-asked.ts'

const HelpContent = lazy(async () => ({ default: (await import('./help-content.tsx')).HelpContent }))

/** Help on the page one is on; fetched when asked for. */
export function HelpButton() {
  const [open, setOpen] = useState(false)
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
      >
        <Button
          className="desk-tour-again"
          onClick={() => {
            setOpen(false)
            tourAsked.emit()
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
