/** How a kind of news is mailed. */
export type Mailing = 'atOnce' | 'digest' | 'none'

/** What a person settles for their mail; part of the preferences. Times are 'HH:mm' in Beijing. */
export interface MailPreferences {
  /** What was chosen, by kind; the rest as usual. */
  kinds: Record<string, Mailing>
  digestAt: string
  workingDaysOnly: boolean
  /** Nothing is sent from here to there; none where both are the same. */
  quietFrom: string
  quietUntil: string
}

/** GET /api/desk/mail. */
export interface StaffMail {
  /** Whether this installation has a mail server at all. */
  available: boolean
  /** Masked: z***@example.com; null where none was given. */
  email: string | null
  /** The other side takes nothing at it any more. */
  suspended: boolean
  /** What may be mailed, and how until somebody chooses. */
  kinds: { kind: string; label: string; usual: Mailing }[]
}

/** GET /api/admin/mail: how mailing the staff goes. */
export interface MailHealth {
  available: boolean
  addresses: number
  suspended: number
  waiting: number
  sentInADay: number
  lastSentAt: string | null
  troubled: {
    personName: string
    attempts: number
    fault: string
    createdAt: string
    /** Null once given up. */
    nextAt: string | null
  }[]
}

/** POST /api/admin/channel-tests. */
export interface ChannelTested {
  sent: boolean
  /** Why not, in words for who looks after the channel. */
  fault: string | null
}
