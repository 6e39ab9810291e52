import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { CollectivitySnapshot } from '../../domain/registration.js';
import { isSameEmployer } from '../../domain/same-employer.js';

/** One person of a list as the form would have had it: strings, empty where nothing was said. */
export interface TypedPerson {
  /** As whoever reads the list numbers it. */
  readonly line: number;
  readonly fields: PersonFields;
}

export interface PersonFields {
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  readonly phone: string;
  readonly functionKey: string;
  readonly functionText: string;
  readonly collectivity: string;
  readonly collectivityKind: string;
  readonly collective: string;
  readonly remarks: string;
}

/** `ready` may be registered; `wrong` has errors; `twice` stands on another line too; `known` is registered already. */
export type PersonVerdict = 'ready' | 'wrong' | 'twice' | 'known';

export interface JudgedPerson extends TypedPerson {
  readonly verdict: PersonVerdict;
  /** Null unless ready. */
  readonly request: RegistrationRequest | null;
  readonly errors: readonly FieldError[];
}

/** What was read of one line: a request, or why there is none. */
export type ReadPerson = TypedPerson & {
  /** Normalised; null where it is none. It names duplicates whatever else is wrong. */
  readonly address: string | null;
  /** The employers that the line may mean; none while nobody can say. */
  readonly employers: readonly CollectivitySnapshot[];
} & (
    | { readonly request: RegistrationRequest; readonly errors: readonly [] }
    | { readonly request: null; readonly errors: readonly FieldError[] }
  );

/** Somebody who is registered, as far as it decides who may be told so. */
export interface RegisteredPerson {
  readonly groupId: string | null;
  readonly collectivity: CollectivitySnapshot;
}

/**
 * Who may read that an address is registered: organisers of everybody; whoever registers a group of its own people, and of
 * those who work for the employer that they name. Of all others nothing is told: a form that anybody may fill in is no
 * place to find out who comes.
 */
export type Audience = 'organisers' | { readonly groupId: string | null };

function mayRead(audience: Audience, registered: RegisteredPerson, { employers }: ReadPerson): boolean {
  if (audience === 'organisers') return true;
  if (registered.groupId !== null && registered.groupId === audience.groupId) return true;
  return employers.some((employer) => isSameEmployer(employer, registered.collectivity));
}

/** A list's own duplicates and those of the event. `taken`: live registrations by their address. */
export function judged(
  people: readonly ReadPerson[],
  taken: ReadonlyMap<string, RegisteredPerson>,
  audience: Audience,
): JudgedPerson[] {
  const owners = ownersOf(people);
  return people.map((person) => {
    const { line, fields, request, address } = person;
    const registered = address === null ? undefined : taken.get(address);
    const owner = address === null ? line : owners.get(address);
    const isKnown = registered !== undefined && mayRead(audience, registered, person);
    const duplicate: FieldError[] = isKnown
      ? [{ field: 'email', code: 'person-known' }]
      : owner !== undefined && owner !== line
        ? [{ field: 'email', code: 'person-twice', parameters: { line: owner } }]
        : [];
    const errors = [...person.errors, ...duplicate];
    if (request !== null && duplicate.length === 0) return { line, fields, verdict: 'ready', request, errors: [] };
    // There is nothing to mend of whoever is registered, whatever the line says.
    const verdict = isKnown ? 'known' : request === null ? 'wrong' : 'twice';
    return { line, fields, verdict, request: null, errors };
  });
}

/** The line that an address counts for: the first that is right, else the first. */
function ownersOf(people: readonly ReadPerson[]): Map<string, number> {
  const owners = new Map<string, number>();
  const inTurn = [...people.filter(({ request }) => request !== null), ...people];
  for (const { address, line } of inTurn) if (address !== null && !owners.has(address)) owners.set(address, line);
  return owners;
}

export function countOf(people: readonly JudgedPerson[], verdict: PersonVerdict): number {
  return people.filter((person) => person.verdict === verdict).length;
}
