import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { ImageConsent } from '../../domain/registration.js';
import { isOfHouse } from './choice-lists.js';

const FIELD = 'image.';

/** The name and id of a medium's box. */
export function imageField(medium: string): string {
  return `${FIELD}${medium}`;
}

/**
 * What somebody agrees to, of the media that are asked: a box not ticked is a no. Null where the event asks for none.
 * Reads a form's boxes or the API's `imageConsent` of `{ photo: true }`; never throws.
 */
export function readImageConsent(
  asked: readonly string[],
  posted: unknown,
): { consent: ImageConsent | null; unreadable: readonly FieldError[] } {
  const body = typeof posted === 'object' && posted !== null ? (posted as Readonly<Record<string, unknown>>) : {};
  const said = Object.hasOwn(body, 'imageConsent') ? body.imageConsent : undefined;
  const isForm = said === undefined || said === null || said === '';
  if (!isForm && !isYesNo(said, asked)) {
    return { consent: null, unreadable: [{ field: 'imageConsent', code: 'image-consent-object' }] };
  }
  if (asked.length === 0) return { consent: null, unreadable: [] };
  const agreed = isForm
    ? (medium: string) => Object.hasOwn(body, imageField(medium)) && body[imageField(medium)] !== ''
    : (medium: string) => Object.hasOwn(said, medium) && said[medium] === true;
  return { consent: Object.fromEntries(asked.map((medium) => [medium, agreed(medium)])), unreadable: [] };
}

/** A medium of the house may be named where the event does not ask about it: programs send what they know. */
function isYesNo(said: unknown, asked: readonly string[]): said is Readonly<Record<string, boolean>> {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return false;
  return Object.entries(said).every(
    ([medium, value]) => (isOfHouse('media', medium) || asked.includes(medium)) && typeof value === 'boolean',
  );
}
