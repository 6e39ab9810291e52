import type { IsoDay } from '../../../events/domain/event.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { LONGEST_NEED, NEED_KINDS, needField, type Needs } from '../domain/need.js';

/** The part of a form that asks what somebody needs: of the registration form, and of a page of its own. */
export function needsSectionView(typed: FormBody, wrong: Readonly<Record<string, string>>, forgottenOn: IsoDay) {
  return {
    kinds: NEED_KINDS.map((kind) => ({ kind, field: needField(kind), checked: (typed[needField(kind)] ?? '') !== '' })),
    text: typed['besoin-texte'] ?? '',
    agreed: (typed['besoin-accord'] ?? '') !== '',
    wrongText: wrong['besoin_texte'] ?? null,
    wrongConsent: wrong['besoin_accord'] ?? null,
    longest: LONGEST_NEED,
    forgottenOn,
  };
}

/** What is kept, as the form would have said it. */
export function typedNeeds(needs: Needs | null): FormBody {
  if (!needs) return {};
  return {
    ...Object.fromEntries(needs.kinds.map((kind) => [needField(kind), 'oui'])),
    'besoin-texte': needs.text ?? '',
    'besoin-accord': 'oui',
  };
}
