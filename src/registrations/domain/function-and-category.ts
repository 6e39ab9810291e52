import type { FieldError } from '../../platform/errors/domain-error.js';
import { CATEGORIES, type FormSettings } from '../form/domain/form-settings.js';
import { type FunctionKey, FUNCTIONS } from './registration.js';

/** A list that nobody is asked about, or need not answer, leaves « autre » where something must stand. */
export function functionOf(typed: string, asking: FormSettings['standard']['functionKey']): FunctionKey | undefined {
  if (asking === 'hidden' || (asking === 'optional' && typed === '')) return 'autre';
  return FUNCTIONS.find((key) => key === typed);
}

export function categoryError(typed: string, required: boolean): FieldError | null {
  if (typed === '') return required ? { field: 'category', code: 'category-missing' } : null;
  return CATEGORIES.some((category) => category === typed) ? null : { field: 'category', code: 'category-unknown' };
}
