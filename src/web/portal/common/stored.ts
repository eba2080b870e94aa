import { base } from '../../shared/api.ts'

type Place = 'device' | 'tab'

/** What was kept under a name for this county; nothing if absent, unreadable or not allowed. */
export function readStored<T>(place: Place, name: string): T | undefined {
  try {
    const text = storage(place).getItem(keyOf(name))
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    // Private browsing, or somebody else's rubbish under our name: as good as nothing kept.
    return undefined
  }
}

/** Keeps a value, or removes it when undefined; false if the browser would not. */
export function writeStored(place: Place, name: string, value: unknown): boolean {
  try {
    if (value === undefined) storage(place).removeItem(keyOf(name))
    else storage(place).setItem(keyOf(name), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

function storage(place: Place): Storage {
  return place === 'device' ? localStorage : sessionStorage
}

function keyOf(name: string): string {
  return `heng${base}:${name}`
}
