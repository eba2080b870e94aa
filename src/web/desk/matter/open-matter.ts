import { useEffect, useSyncExternalStore } from 'react'
import type { MatterPage } from '../../../server/api-types.ts'
import { remember } from '../palette/recent.ts'

let shown: MatterPage | undefined
const listeners = new Set<() => void>()
const wishes = new Set<(action: string) => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function show(matter: MatterPage | undefined) {
  shown = matter
  for (const listener of listeners) listener()
}

/** Says which matter stands on the screen, so that the palette can act on it; also remembers it as lately opened. */
export function useShowMatter(matter: MatterPage | undefined) {
  useEffect(() => {
    show(matter)
    if (matter) remember({ id: matter.id, title: matter.title, number: matter.receiptNumber })
    return () => show(undefined)
  }, [matter])
}

/** The matter on the screen, if one is. */
export function useOpenMatter(): MatterPage | undefined {
  return useSyncExternalStore(subscribe, () => shown)
}

/** Asks the open matter's page for the form of an action. */
export function wishAction(name: string) {
  for (const wish of wishes) wish(name)
}

/** Hears which action is wished for. */
export function useWishes(onWish: (action: string) => void) {
  useEffect(() => {
    wishes.add(onWish)
    return () => {
      wishes.delete(onWish)
    }
  }, [onWish])
}
