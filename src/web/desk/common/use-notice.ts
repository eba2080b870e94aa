import { App } from 'antd'
import { problemOf } from '../../shared/api.ts'

/** A word in passing at the top of the page. */
export function useNotice() {
  const { message } = App.useApp()
  return {
    done: (text: string) => void message.success(text),
    failed: (error: unknown) => void message.error(problemOf(error).detail),
  }
}
