import type { IsoDay } from '../../../events/domain/event.js';
import { LONGEST_NEED, NEED_KINDS, needField, type Needs } from './need.js';

type Posted = Readonly<Record<string, string>>;

/** The fields that ask what somebody needs, of the registration form and of a page of their own; `wrong` by field. */
export function needsFields(typed: Posted, wrong: ReadonlyMap<string, string>, forgottenOn: IsoDay) {
  return {
    kinds: NEED_KINDS.map((kind) => ({ kind, field: needField(kind), checked: (typed[needField(kind)] ?? '') !== '' })),
    text: typed['besoin-texte'] ?? '',
    agreed: (typed['besoin-accord'] ?? '') !== '',
    wrongText: wrong.get('besoin-texte') ?? null,
    wrongConsent: wrong.get('besoin-accord') ?? null,
    longest: LONGEST_NEED,
    forgottenOn,
  };
}

/** What is kept, as the form would have said it. */
export function needsAsPosted(needs: Needs | null): Posted {
  if (!needs) return {};
  return {
    ...Object.fromEntries(needs.kinds.map((kind) => [needField(kind), 'oui'])),
    'besoin-texte': needs.text ?? '',
    'besoin-accord': 'oui',
  };
}

/** The texts of a form, or of a JSON body's `besoin-…` members; anything else says nothing. */
export function postedNeeds(posted: unknown): Posted {
  if (typeof posted !== 'object' || posted === null) return {};
  const texts = Object.entries(posted).filter(
    ([name, value]) => name.startsWith('besoin-') && typeof value === 'string',
  );
  return Object.fromEntries(texts);
}
