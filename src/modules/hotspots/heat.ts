/** What an event's heat is reckoned from. */
export interface Gathering {
  /** Messages. */
  readonly messages: number
  /** Distinct senders; in the county's own matters one matter is one voice. */
  readonly people: number
  /** Votes for and against. */
  readonly votes: number
  /** Distinct days on which somebody wrote. */
  readonly days: number
  /** Messages of the last seven days of the period. */
  readonly recent: number
  /** Messages of the four weeks before those seven days. */
  readonly before: number
  /** Days since the last message; 0 where a finished period is looked at as a whole. */
  readonly quiet: number
  /** Mean likeness of the messages to one another, 0 to 1. */
  readonly tightness: number
  /** Of the titles that name a place, the share that name the commonest one; 1 where fewer than three name any. */
  readonly onePlace: number
}

/** The most a doubling of each may add. */
const POINTS = { people: 10, votes: 2, days: 3, growth: 6 }
/** Below the lower a group is a theme rather than an event, from the upper on there is no doubt. */
const LOOSE = { lower: 0.13, upper: 0.2, share: 0.35 }
/** One complaint at many places is a theme: 麻将馆扰民 in ten estates is not one event. */
const SCATTERED = { lower: 0.3, upper: 0.5, share: 0.35 }
/** Weeks before the last that tell what is usual. */
const USUAL_WEEKS = 4
/** Days without a message after which half of the heat is gone. */
const HALF_COLD = 14

/**
 * How hot an event is. People count most and by doublings, so that ten who write once
 * outweigh one who writes ten times; votes and days by doublings too; growth is the
 * last week against a usual week of the four before it. A loose theme, or one
 * spread over many places, counts a part of it. What nobody writes about any more
 * fades, and is as hot as before when somebody does again.
 */
export function heat(gathering: Gathering): number {
  const { people, votes, days, quiet, tightness, onePlace } = gathering
  const growth = growthOf(gathering)
  const points =
    POINTS.people * Math.log2(people) +
    POINTS.votes * Math.log2(1 + votes) +
    POINTS.days * Math.log2(Math.max(1, days)) +
    POINTS.growth * Math.min(1, Math.log2(1 + growth) / 2)
  return points * certainty(tightness, LOOSE) * certainty(onePlace, SCATTERED) * 0.5 ** (quiet / HALF_COLD)
}

function certainty(value: number, { lower, upper, share }: typeof LOOSE): number {
  return Math.min(1, Math.max(share, (value - lower) / (upper - lower)))
}

/** Messages of the last week for each of a usual week before: 0 if nothing came. */
export function growthOf({ recent, before }: Pick<Gathering, 'recent' | 'before'>): number {
  return recent / Math.max(1, before / USUAL_WEEKS)
}

/** A message that stands alone is a signal if so many voted, and more than all but one in this many. */
const LOUD = { least: 20, oneIn: 250 }
const SCALE = 8

/** Tells votes that are far beyond the usual, from a histogram that never grows. */
export class Votes {
  private readonly counts = new Uint32Array(33 * SCALE)
  private total = 0

  add(votes: number): void {
    this.total += 1
    const at = bucketOf(votes)
    this.counts[at] = (this.counts[at] ?? 0) + 1
  }

  /** True for so many votes as hardly a message has. */
  isLoud(votes: number): boolean {
    if (votes < LOUD.least) return false
    let above = 0
    for (let at = bucketOf(votes); at < this.counts.length; at++) above += this.counts[at] ?? 0
    return above <= Math.max(1, this.total / LOUD.oneIn)
  }
}

const bucketOf = (votes: number) => Math.min(33 * SCALE - 1, Math.floor(Math.log2(1 + votes) * SCALE))
