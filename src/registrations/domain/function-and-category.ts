import type { FieldError } from '../../platform/errors/domain-error.js';
import { type ChoiceLists, offeredOrHeld, OTHER_FUNCTION, ownWords } from '../form/domain/choice-lists.js';
import type { Asking } from '../form/domain/form-settings.js';
import type { RegistrationRecord } from './registration.js';

/** What somebody who changes their answers has already: theirs to keep, whatever the lists have lost since. */
export type Held = Pick<RegistrationRecord, 'functionKey' | 'category'>;

/** A list that nobody is asked about, or need not answer, leaves « autre » where something must stand. */
export function functionOf(
  typed: string,
  asking: Asking,
  functions: ChoiceLists['functions'],
  held?: Held,
): string | undefined {
  if (asking === 'hidden' || (asking === 'optional' && typed === '')) return OTHER_FUNCTION;
  return offeredOrHeld(functions, held?.functionKey ?? '').find(({ key }) => key === typed)?.key;
}

/**
 * What a registration keeps beside the key: the person's words where they found no function, the event's where it has
 * its own, null where the house's serve.
 */
export function functionWords(key: string, typed: string, lists: ChoiceLists, locale: 'fr' | 'en'): string | null {
  return key === OTHER_FUNCTION ? typed || null : ownWords(lists, 'functions', key, locale);
}

export function categoryError(
  typed: string,
  asking: Asking,
  categories: ChoiceLists['categories'],
  held?: Held,
): FieldError | null {
  if (typed === '') return asking === 'required' ? { field: 'category', code: 'category-missing' } : null;
  const known = offeredOrHeld(categories, held?.category ?? '').some(({ key }) => key === typed);
  return known ? null : { field: 'category', code: 'category-unknown' };
}
