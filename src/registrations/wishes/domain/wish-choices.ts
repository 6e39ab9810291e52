import { cleanLine } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { Wish } from './wish.js';
import type { RankedAtelier, WishRound, WishRule } from './wish-rounds.js';

const FIELD = 'wishes.';
const ABSTAINS = 'none';

/** The name and id of the field that holds an atelier's rank. */
export function rankField(phase: number, letter: string): string {
  return `${FIELD}${phase}.${letter}`;
}

export function abstainField(phase: number): string {
  return `${FIELD}${phase}.${ABSTAINS}`;
}

/** The name of the radio buttons where one atelier is chosen: each has its atelier's letter for value, or this. */
export function choiceField(phase: number): string {
  return `${FIELD}${phase}`;
}

export const ANYWHERE = ABSTAINS;

/** What was typed, by the field's name: ranks as texts. What a wrong form shows again. */
export type TypedWishes = ReadonlyMap<string, string>;

/**
 * Reads a form's fields, or the API's list `wishes` of `{ phase, atelier, rank }`. Never throws. Fields of ateliers that
 * the programme has no more are an old form's and say nothing; in the API's list they are errors.
 */
export function readWishes(
  rounds: readonly WishRound[],
  posted: unknown,
): { typed: TypedWishes; unreadable: readonly FieldError[] } {
  if (typeof posted !== 'object' || posted === null) return { typed: new Map(), unreadable: [] };
  const body = posted as Readonly<Record<string, unknown>>;
  const list = Object.hasOwn(body, 'wishes') ? body.wishes : undefined;
  if (list === undefined || list === null || list === '') return { typed: fromForm(rounds, body), unreadable: [] };
  return fromList(rounds, list);
}

/**
 * Judges each ranking and tells every error at once, in their order. `mayLack`: phases in which nothing can be chosen, so that
 * nobody is made to.
 */
export function checkWishes(
  rounds: readonly WishRound[],
  typed: TypedWishes,
  rule: WishRule,
  mayLack: readonly number[] = [],
): { wishes: readonly Wish[]; errors: readonly FieldError[] } {
  const names = rounds.length > 1;
  const judged = rounds.map((round) => ({
    round,
    ...checkRound(round, typed, { ...rule, mayLack: mayLack.includes(round.phase), names }),
  }));
  const errors = judged.flatMap(({ errors: found }) => found);
  if (errors.length > 0) return { wishes: [], errors };
  const wishes = judged.flatMap(({ wishes: found }) => found);
  const themes = rule.distinctThemes ? themesTwice(rounds, wishes) : [];
  return themes.length > 0 ? { wishes: [], errors: themes } : { wishes, errors: [] };
}

/** The fields as wishes fill them. */
export function typedFrom(wishes: readonly Wish[]): TypedWishes {
  return new Map(
    wishes.map(({ phase, atelier, rank }) =>
      atelier === '' ? [abstainField(phase), 'oui'] : [rankField(phase, atelier), String(rank)],
    ),
  );
}

/** `names`: errors name the phase, as there are others. */
function checkRound(
  round: WishRound,
  typed: TypedWishes,
  { mayAbstain, mayLack, names }: WishRule & { mayLack: boolean; names: boolean },
) {
  const { phase, ateliers, ranks, booked } = round;
  const refuse = (field: string, code: string, parameters: FieldError['parameters'] = {}) => ({
    wishes: [] as Wish[],
    errors: [{ field, code, parameters: { ...parameters, phase } }],
  });
  const first = rankField(phase, ateliers[0]?.letter ?? '');
  const said = ateliers.map(({ letter, title }) => ({
    letter,
    title,
    text: typed.get(rankField(phase, letter)) ?? '',
  }));
  const ranked = said.filter(({ text }) => text !== '' && text !== '0');
  if (ranked.length === 0) {
    if (mayAbstain && typed.get(abstainField(phase))) return { wishes: [{ phase, atelier: '', rank: 0 }], errors: [] };
    if (mayLack) return { wishes: [], errors: [] };
    const missing = `${booked ? 'seat' : 'wish'}-missing${mayAbstain ? '-or-none' : ''}`;
    return refuse(first, names ? `${missing}-in-phase` : missing, { count: ranks });
  }
  const wrong = ranked.find(({ text }) => !/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > ranks);
  if (wrong) return refuse(rankField(phase, wrong.letter), 'wish-rank', { title: wrong.title, max: ranks });
  const wishes = ranked
    .map(({ letter, text }) => ({ phase, atelier: letter, rank: Number(text) }))
    .sort((a, b) => a.rank - b.rank);
  const twice = wishes.find(({ rank }, at) => wishes[at - 1]?.rank === rank);
  if (twice) return refuse(rankField(phase, twice.atelier), 'wish-rank-twice', { rank: twice.rank });
  const gap = wishes.find(({ rank }, at) => rank !== at + 1);
  return gap
    ? refuse(rankField(phase, gap.atelier), 'wish-rank-gap', { rank: wishes.indexOf(gap) + 1 })
    : { wishes, errors: [] };
}

/** First choices that would lead to the same theme twice; an atelier without theme is its own. */
function themesTwice(rounds: readonly WishRound[], wishes: readonly Wish[]): FieldError[] {
  const met = new Map<string, string>();
  const errors: FieldError[] = [];
  for (const { phase, ateliers, phases } of rounds) {
    // Whoever ranks once for the day follows as many of the first ones as there are phases.
    for (const wish of wishes.filter((one) => one.phase === phase && one.rank >= 1 && one.rank <= phases)) {
      const atelier = ateliers.find(({ letter }) => letter === wish.atelier)!;
      const theme = themeOf(atelier);
      const other = met.get(theme);
      if (other === undefined) met.set(theme, atelier.title);
      else {
        const parameters = { title: atelier.title, other, theme: atelier.theme ?? atelier.title, phase };
        errors.push({ field: rankField(phase, wish.atelier), code: 'wish-theme-twice', parameters });
      }
    }
  }
  return errors;
}

function themeOf({ theme, title }: RankedAtelier): string {
  return (theme ?? title).normalize('NFC').trim().toLowerCase();
}

function fromForm(rounds: readonly WishRound[], body: Readonly<Record<string, unknown>>): TypedWishes {
  const textOf = (name: string) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    return typeof value === 'string' ? cleanLine(value) : typeof value === 'number' ? String(value) : '';
  };
  return new Map(
    rounds.flatMap(({ phase, ateliers, booked }) => {
      const letters = ateliers.map(({ letter }) => letter);
      const chosen = booked ? textOf(choiceField(phase)) : '';
      if (chosen === ANYWHERE) return [[abstainField(phase), 'oui'] as const];
      if (letters.includes(chosen)) return [[rankField(phase, chosen), '1'] as const];
      const names = [...letters.map((letter) => rankField(phase, letter)), abstainField(phase)];
      return names.map((name) => [name, textOf(name)] as const).filter(([, text]) => text !== '');
    }),
  );
}

/** More than any form has: a body of thousands is not answered line by line. */
const MOST_LISTED = 100;

function fromList(rounds: readonly WishRound[], list: unknown) {
  const typed = new Map<string, string>();
  if (!Array.isArray(list) || list.length > MOST_LISTED) {
    return { typed, unreadable: [{ field: 'wishes', code: 'wishes-list' }] };
  }
  const unreadable: FieldError[] = [];
  for (const one of list as unknown[]) {
    const { phase, atelier, rank } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const round = rounds.find((candidate) => candidate.phase === phase);
    const abstains = atelier === '' && rank === 0;
    const known = round?.ateliers.some(({ letter }) => letter === atelier) ?? false;
    if (!round || (!abstains && !known)) unreadable.push({ field: 'wishes', code: 'wish-unknown' });
    else if (!Number.isInteger(rank)) unreadable.push({ field: 'wishes', code: 'wishes-list' });
    else if (abstains) typed.set(abstainField(round.phase), 'oui');
    else typed.set(rankField(round.phase, String(atelier)), String(rank));
  }
  return { typed, unreadable };
}
