import { type ListEntry, offeredOrHeld, OTHER_FUNCTION } from '../form/domain/choice-lists.js';
import { type Words, wordsOf } from './form-questions.view.js';

export interface ListChoice {
  readonly key: string;
  /** The event's words; null where the house's serve. */
  readonly own: Words | null;
  readonly selected: boolean;
  /** Classes by which it shows other questions. */
  readonly triggers: string;
  /** Another field, to say it in one's own words. */
  readonly reveals: boolean;
}

/** What may be chosen of a list. @param held what the person has already, theirs to keep. */
export function listChoices(
  entries: readonly ListEntry[],
  chosen: string,
  held: string | null,
  locale: 'fr' | 'en',
  triggers: (key: string) => string = () => '',
): ListChoice[] {
  return offeredOrHeld(entries, held ?? '').map(({ key, label }) => ({
    key,
    own: wordsOf(label, locale),
    selected: key === chosen,
    triggers: triggers(key),
    reveals: key === OTHER_FUNCTION,
  }));
}
