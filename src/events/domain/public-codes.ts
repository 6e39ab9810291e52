import type { ActionCodeRecord, EventRecord } from './event.js';

type Coded = Pick<EventRecord, 'registrationMode' | 'actionCodes'>;

/**
 * The codes that anybody may be told. The code of an invitation is its key: who has none learns none. A code with a quota is
 * kept for those it was given to: printed on the event's page, the first strangers would use it up.
 */
export function publicCodes({ registrationMode, actionCodes }: Coded): readonly ActionCodeRecord[] {
  return registrationMode === 'invitation' ? [] : withoutQuota(actionCodes);
}

/** The codes to tell somebody who came with `code`: of an invitation, that one alone. */
export function codesKnown(event: Coded, code?: ActionCodeRecord): readonly ActionCodeRecord[] {
  if (!code) return publicCodes(event);
  return [code, ...publicCodes(event).filter(({ id }) => id !== code.id)];
}

/** The code by which mails name the event to all who come: no code that was kept for some, unless it is the only one. */
export function codeOfAll({ actionCodes }: Pick<EventRecord, 'actionCodes'>): ActionCodeRecord | null {
  return withoutQuota(actionCodes)[0] ?? (actionCodes.length === 1 ? actionCodes[0]! : null);
}

/**
 * Whether all that a typed code leads to is public. Such codes are no secret to guess: they open whatever was typed before
 * them from the same address, where a whole town hall may sit.
 */
export function leadsToPublic(found: readonly { event: EventRecord; code: ActionCodeRecord }[]): boolean {
  return found.length > 0 && found.every(({ event, code }) => publicCodes(event).some(({ id }) => id === code.id));
}

function withoutQuota(codes: readonly ActionCodeRecord[]): readonly ActionCodeRecord[] {
  return codes.filter(({ quota }) => quota === null);
}
