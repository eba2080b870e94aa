/** POST /api/contact-codes: a code is on its way, if the contact exists. */
export interface ContactCodeSent {
  id: string
  /** The code can be entered so long. */
  minutes: number
}

/** POST /api/contact-codes/{id}/confirm: send `proof` along with what was confirmed. */
export interface ContactConfirmed {
  kind: 'phone' | 'email'
  proof: string
}

/** Somebody who follows their own matter. */
export interface SubscriptionInfo {
  id: string
  kind: 'email' | 'calendar'
  /** Masked: z***@example.com. */
  email: string | null
  /** Of a calendar: the address its program reads. */
  path: string | null
}

/** GET /api/tracking/{id}/subscriptions. */
export interface SubscriptionList {
  items: SubscriptionInfo[]
  /** Whether news can be sent by mail here. */
  byEmail: boolean
}

/** GET /api/admin/confirm-contact: the rule, and what can be confirmed here at all. */
export interface ConfirmRule {
  rule: 'off' | 'optional' | 'required'
  kinds: ('phone' | 'email')[]
}
