/**
 * What an event's organisers decide on its registrations, a document a topic. `places`: overbooking, quotas, waiting
 * list. `approval`: who must agree. `form`: which questions. `changes`: what participants may still change, until when.
 * `privacy`: how long data are kept.
 */
export const SETTING_TOPICS = ['places', 'approval', 'form', 'changes', 'privacy'] as const;
export type SettingTopic = (typeof SETTING_TOPICS)[number];

/** A topic as it is stored: whatever JSON an earlier release wrote; version 0 where nothing was ever decided. */
export interface StoredSetting {
  readonly body: unknown;
  readonly version: number;
}

export const NOTHING_DECIDED: StoredSetting = { body: {}, version: 0 };

/** The version that a form was filled beside; 0 for none, or for what nobody typed. */
export function postedVersion(typed: string | undefined): number {
  return /^\d{1,9}$/.test(typed ?? '') ? Number(typed) : 0;
}
