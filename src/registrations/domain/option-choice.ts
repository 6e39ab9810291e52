import type { EventOption } from '../../events/domain/event.js';
import type { FieldError } from '../../platform/errors/domain-error.js';

const FIELD = 'option-';

/** The name and id of an option's field in the form. */
export function optionField(id: string): string {
  return `${FIELD}${id}`;
}

/** More than any event offers: a body of thousands of names is not looked through. */
const MOST_ASKED = 50;

/**
 * What was asked for, before it is known what it means: the ids of ticked fields, or what the API's `options` lists, ids
 * or titles. Null where the body says nothing that can be read as a list.
 */
export function askedOptions(posted: unknown): readonly string[] | null {
  if (typeof posted !== 'object' || posted === null) return [];
  const source = posted as Readonly<Record<string, unknown>>;
  const listed = Object.hasOwn(source, 'options') ? source.options : [];
  if (!Array.isArray(listed) || !listed.every((one) => typeof one === 'string') || listed.length > MOST_ASKED)
    return null;
  const ticked = Object.entries(source)
    .filter(([name, value]) => name.startsWith(FIELD) && value !== '')
    .map(([name]) => name.slice(FIELD.length));
  return [...new Set([...ticked, ...listed])].slice(0, MOST_ASKED);
}

/** The ids of the options asked for by id or title; an error for each that the event does not offer. */
export function chosenOptions(
  asked: readonly string[],
  options: readonly EventOption[],
): { chosen: readonly string[]; errors: readonly FieldError[] } {
  const found = asked.map((one) => ({ one, option: options.find(({ id, title }) => id === one || same(title, one)) }));
  return {
    chosen: [...new Set(found.flatMap(({ option }) => option?.id ?? []))],
    errors: found
      .filter(({ option }) => !option)
      .map(({ one }) => ({ field: 'options', code: 'option-unknown', parameters: { typed: one.slice(0, 100) } })),
  };
}

/** Why nobody can choose an option at `now` (epoch milliseconds); null when one can. */
export function optionRefusal(
  { capacity, taken, closesAt }: EventOption,
  now: number,
): 'option-closed' | 'option-full' | null {
  if (closesAt !== null && now >= closesAt) return 'option-closed';
  return hasRoom({ capacity, taken }) ? null : 'option-full';
}

/**
 * What of a choice is refused. An option that the person holds stays theirs, whatever has closed or filled up since.
 * Only the option is refused: the error stands at its field, and the person sends the rest again without it.
 */
export function refusedOptions(
  chosen: readonly string[],
  options: readonly EventOption[],
  { held, now }: { held: readonly string[]; now: number },
): FieldError[] {
  return chosen
    .filter((id) => !held.includes(id))
    .flatMap((id) => {
      const option = options.find((one) => one.id === id);
      if (!option) return [{ field: optionField(id), code: 'option-gone' }];
      const code = optionRefusal(option, now);
      return code ? [{ field: optionField(id), code, parameters: { title: option.title } }] : [];
    });
}

/** Of those wished for while waiting, the ones that still have room when a place falls free. */
export function grantedOptions(wished: readonly string[], options: readonly EventOption[]): string[] {
  return options.filter((option) => wished.includes(option.id) && hasRoom(option)).map(({ id }) => id);
}

/** Their titles, in the order of the event. */
export function optionTitles(chosen: readonly string[], options: readonly EventOption[]): string[] {
  return options.filter(({ id }) => chosen.includes(id)).map(({ title }) => title);
}

function hasRoom({ capacity, taken }: Pick<EventOption, 'capacity' | 'taken'>): boolean {
  return capacity === null || taken < capacity;
}

function same(title: string, typed: string): boolean {
  return title.normalize('NFC').trim().toLowerCase() === typed.normalize('NFC').trim().toLowerCase();
}
