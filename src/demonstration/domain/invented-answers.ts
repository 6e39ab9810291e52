import { isAskedNow, type Question } from '../../evaluations/domain/question.js';
import type { Answer, AnswerValue } from '../../evaluations/domain/response.js';
import type { RepeatableChance } from './repeatable-chance.js';

type Weights<Key extends string | number> = readonly (readonly [Key, number])[];

/** What invented people answer to a question: one of these, as often as its weight says. */
export type Tendency =
  | { readonly kind: 'points'; readonly of: Weights<number> }
  | { readonly kind: 'choices'; readonly of: Weights<string> }
  /** Each of these words once; the others write nothing. */
  | { readonly kind: 'words'; readonly of: readonly string[] };

type Tendencies = Readonly<Record<string, Tendency>>;

/**
 * One list of answers for each of these people, who attended these ateliers. Of the questions, those without a tendency stay
 * without answer; words are spread over the people, each once.
 */
export function inventAnswers(
  questions: readonly Question[],
  people: readonly { readonly ateliers: readonly string[] }[],
  tendencies: Tendencies,
  chance: RepeatableChance,
): Answer[][] {
  const asked = questions.filter((question) => isAskedNow(question) && question.scope !== 'facilitator');
  const writers = new Map(
    Object.entries(tendencies).flatMap(([key, tendency]) =>
      tendency.kind === 'words' ? [[key, spread(tendency.of, people.length, chance)]] : [],
    ),
  );
  return people.map(({ ateliers }, place) =>
    asked.flatMap((question): Answer[] => {
      const subjects = question.scope === 'atelier' ? ateliers : [null];
      return subjects.flatMap((subject) => {
        const value = valueOf(question, tendencies[question.key], writers.get(question.key)?.[place], chance);
        return value === null ? [] : [{ question: question.id, subject, value }];
      });
    }),
  );
}

function valueOf(
  { kind, options, max }: Question,
  tendency: Tendency | undefined,
  words: string | undefined,
  chance: RepeatableChance,
): AnswerValue | null {
  if (!tendency) return null;
  if (tendency.kind === 'words') return words ?? null;
  if (tendency.kind === 'points') return drawn(tendency.of, chance);
  if (kind !== 'several') return drawn(tendency.of, chance);
  const most = Math.min(max ?? options.length, options.length);
  const chosen = new Set(Array.from({ length: most }, () => drawn(tendency.of, chance)));
  return options.map(({ key }) => key).filter((key) => chosen.has(key));
}

/** @returns the words at the places of those who wrote them. */
function spread(words: readonly string[], people: number, chance: RepeatableChance): (string | undefined)[] {
  const places = chance.shuffled(Array.from({ length: people }, (_, place) => place));
  const written: (string | undefined)[] = [];
  for (const [index, word] of words.entries()) if (index < people) written[places[index]!] = word;
  return written;
}

function drawn<Key>(weights: readonly (readonly [Key, number])[], chance: RepeatableChance): Key {
  let left = chance.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  return (weights.find(([, weight]) => (left -= weight) < 0) ?? weights.at(-1)!)[0];
}
