import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';

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

/** `ready` may be registered; `wrong` has errors; `twice` stands on an earlier line; `known` is registered already. */
export type PersonVerdict = 'ready' | 'wrong' | 'twice' | 'known';

export interface JudgedPerson extends TypedPerson {
  readonly verdict: PersonVerdict;
  /** Null unless ready. */
  readonly request: RegistrationRequest | null;
  readonly errors: readonly FieldError[];
}

/** What was read of one line: a request, or why there is none. */
export type ReadPerson = TypedPerson &
  (
    | { readonly request: RegistrationRequest; readonly errors: readonly [] }
    | { readonly request: null; readonly errors: readonly FieldError[] }
  );

/** A list's own duplicates and those of the event; `taken` holds the addresses, normalised, of live registrations. */
export function judged(people: readonly ReadPerson[], taken: ReadonlySet<string>): JudgedPerson[] {
  const first = new Map<string, number>();
  return people.map((person) => {
    if (person.request === null) return { ...person, verdict: 'wrong' };
    const address = person.request.emailNormalised;
    if (taken.has(address)) return refused(person, 'known', { field: 'email', code: 'person-known' });
    const earlier = first.get(address);
    if (earlier !== undefined) {
      return refused(person, 'twice', { field: 'email', code: 'person-twice', parameters: { line: earlier } });
    }
    first.set(address, person.line);
    return { ...person, verdict: 'ready' };
  });
}

function refused(person: TypedPerson, verdict: PersonVerdict, error: FieldError): JudgedPerson {
  return { line: person.line, fields: person.fields, verdict, request: null, errors: [error] };
}

export function countOf(people: readonly JudgedPerson[], verdict: PersonVerdict): number {
  return people.filter((person) => person.verdict === verdict).length;
}
