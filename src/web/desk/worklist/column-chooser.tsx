import { Button, Checkbox, Popover } from 'antd'
import { CHOOSABLE, USUAL } from './columns.tsx'

interface ColumnChooserProps {
  chosen: readonly string[]
  onChoose: (columns: string[]) => void
}

/** Which columns the list shows; number and title always stand. */
export function ColumnChooser({ chosen, onChoose }: ColumnChooserProps) {
  const toggle = (name: string, on: boolean) =>
    // The table's own order is kept, whatever order they were ticked in.
    onChoose(Object.keys(CHOOSABLE).filter((each) => (each === name ? on : chosen.includes(each))))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className="desk-columns">
          <legend>显示哪些列</legend>
          {Object.entries(CHOOSABLE).map(([name, { title }]) => (
            <Checkbox
              key={name}
              checked={chosen.includes(name)}
              onChange={({ target }) => toggle(name, target.checked)}
            >
              {title}
            </Checkbox>
          ))}
          <Button size="small" type="link" onClick={() => onChoose([...USUAL])}>
            恢复常用列
          </Button>
        </fieldset>
      }
    >
      <Button>列</Button>
    </Popover>
  )
}
