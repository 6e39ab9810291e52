import type { ActionCodeRecord, EventRecord } from './event.js';

/** The codes that anybody may be told: those of events open to all. The code of an invitation is its key: who has none learns none. */
export function publicCodes({
  registrationMode,
  actionCodes,
}: Pick<EventRecord, 'registrationMode' | 'actionCodes'>): readonly ActionCodeRecord[] {
  return registrationMode === 'invitation' ? [] : actionCodes;
}

/** The codes to tell somebody who came with `code`: of an invitation, that one alone. */
export function codesKnown(
  event: Pick<EventRecord, 'registrationMode' | 'actionCodes'>,
  code?: ActionCodeRecord,
): readonly ActionCodeRecord[] {
  return event.registrationMode === 'invitation' && code ? [code] : publicCodes(event);
}

/**
 * Whether all that a typed code leads to is public. Such codes are no secret to guess: they open whatever was typed before
 * them from the same address, where a whole town hall may sit.
 */
export function leadsToPublic(found: readonly { event: EventRecord; code: ActionCodeRecord }[]): boolean {
  return found.length > 0 && found.every(({ event, code }) => publicCodes(event).some(({ id }) => id === code.id));
}
