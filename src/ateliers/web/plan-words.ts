import { Injectable } from '@nestjs/common';
import { Catalogues } from '../../platform/i18n/catalogues.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ChangeRefused } from '../domain/ateliers.errors.js';
import type { Refusal } from '../domain/plan/plan-moves.js';
import type { Problem } from '../domain/plan/problems.js';
import type { Reason } from '../domain/plan/reasons.js';
import type { RecordedChange } from '../domain/plan/seat-plan.js';
import type { OpenedPlan } from '../queries/plan-situations.js';

type Values = Readonly<Record<string, string | number>>;

/** Names of people by the ids of their registrations; those who are gone too. */
export type Names = (person: string) => string;

export function namesIn({ situation, leavers }: Pick<OpenedPlan, 'situation' | 'leavers'>): Names {
  const names = new Map(situation.people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  for (const { person, name } of leavers) names.set(person, name);
  return (person) => names.get(person) ?? '—';
}

/** What the rules of a plan found, in sentences that say what to do. */
@Injectable()
export class PlanWords {
  constructor(private readonly catalogues: Catalogues) {}

  text(locale: Locale, key: string, values: Values = {}): string {
    return this.catalogues.text(locale, `tables:${key}`, values);
  }

  refusal(locale: Locale, refusal: Refusal, names: Names): string {
    return this.text(locale, `refusal.${refusal.reason}`, named(refusal, names));
  }

  /** A refusal, or any other error of the domain that a page may tell beside the plan. */
  error(locale: Locale, error: DomainError, names: Names): string[] {
    if (error instanceof ChangeRefused) return error.refusals.map((refusal) => this.refusal(locale, refusal, names));
    return [this.catalogues.text(locale, `errors:${error.code}`, error.parameters)];
  }

  reason(locale: Locale, reason: Reason, names: Names): string {
    const values = 'letters' in reason ? { letters: reason.letters.join(', ') } : named(reason, names);
    return this.text(locale, `reason.${reason.reason}`, values);
  }

  problem(locale: Locale, problem: Problem, names: Names): string {
    if (problem.problem === 'rule')
      return this.text(locale, `problem.${problem.rule.reason}`, named(problem.rule, names));
    if (problem.problem === 'same-employer') {
      const people = problem.people.map(names).join(', ');
      return this.text(locale, 'problem.same-employer', { ...about(problem), people, employer: problem.employer });
    }
    return this.text(locale, `problem.${problem.problem}`, named(problem, names));
  }

  /** « Déplacement d'Ana Ruiz », as the button for taking it back names it. */
  change(
    locale: Locale,
    { verb, seats, lock, unlock }: Pick<RecordedChange, 'verb' | 'seats' | 'lock' | 'unlock'>,
    names: Names,
  ): string {
    const people = [...new Set(seats.map(({ person }) => person))];
    const [one = '', other = ''] = people.map(names);
    const [phase = '', table = ''] = (lock ?? unlock)?.[0]?.split(':') ?? [];
    return this.text(locale, `change.${verb}`, { count: people.length, one, other, phase, table });
  }
}

type Fact = Readonly<Record<string, unknown>>;

/** The numbers and texts of a fact, with people by their names. */
function named(fact: object, names: Names): Values {
  const { person, other } = fact as Fact;
  return {
    ...about(fact),
    ...(typeof person === 'string' ? { name: names(person) } : {}),
    ...(typeof other === 'string' ? { other: names(other) } : {}),
    // Sentences that count do it with what there is most of.
    count: counted(fact as Fact),
  };
}

function about(fact: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(fact).flatMap(([key, value]) =>
      typeof value === 'number' || typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
}

function counted(fact: Fact): number {
  const number = ['people', 'promised', 'seats'].map((key) => fact[key]).find((value) => typeof value === 'number');
  return typeof number === 'number' ? number : 1;
}
