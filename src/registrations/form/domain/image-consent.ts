import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { ImageConsent } from '../../domain/registration.js';
import { IMAGE_MEDIA, type ImageMedium } from './form-settings.js';

const FIELD = 'image.';

/** The name and id of a medium's box. */
export function imageField(medium: ImageMedium): string {
  return `${FIELD}${medium}`;
}

/**
 * What somebody agrees to, of the media that are asked: a box not ticked is a no. Null where the event asks for none.
 * Reads a form's boxes or the API's `imageConsent` of `{ photo: true }`; never throws.
 */
export function readImageConsent(
  asked: readonly ImageMedium[],
  posted: unknown,
): { consent: ImageConsent | null; unreadable: readonly FieldError[] } {
  const body = typeof posted === 'object' && posted !== null ? (posted as Readonly<Record<string, unknown>>) : {};
  const said = Object.hasOwn(body, 'imageConsent') ? body.imageConsent : undefined;
  const isForm = said === undefined || said === null || said === '';
  if (!isForm && !isYesNo(said)) {
    return { consent: null, unreadable: [{ field: 'imageConsent', code: 'image-consent-object' }] };
  }
  if (asked.length === 0) return { consent: null, unreadable: [] };
  const agreed = isForm
    ? (medium: ImageMedium) => Object.hasOwn(body, imageField(medium)) && body[imageField(medium)] !== ''
    : (medium: ImageMedium) => Object.hasOwn(said, medium) && said[medium] === true;
  return { consent: Object.fromEntries(asked.map((medium) => [medium, agreed(medium)])), unreadable: [] };
}

function isYesNo(said: unknown): said is Readonly<Record<string, boolean>> {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return false;
  return Object.entries(said).every(
    ([medium, value]) => IMAGE_MEDIA.some((one) => one === medium) && typeof value === 'boolean',
  );
}
