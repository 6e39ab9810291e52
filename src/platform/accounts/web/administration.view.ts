import type { FieldError } from '../../errors/domain-error.js';
import type { FormBody } from '../../web/form-body.js';
import type { Organiser } from '../organiser.js';
import type { AccountItem, OrganisationItem } from '../queries/administration.query.js';

/** A form of the page that was refused: `new`, `rename-<organisation>` or `member-<organisation>`. */
export interface Attempt {
  readonly form: string;
  readonly typed: FormBody;
  readonly errors: readonly FieldError[];
}

type Words = (code: string, parameters: object) => string;

const DONE = [
  'organisation-creee',
  'organisation-renommee',
  'membre-ajoute',
  'membre-retire',
  'administrateur-nomme',
  'administrateur-retire',
];

export function administrationView(
  organiser: Organiser,
  organisations: readonly OrganisationItem[],
  accounts: { readonly items: readonly AccountItem[]; readonly more: boolean },
  { done, search, attempt }: { done: string; search: string; attempt: Attempt | null },
  words: Words,
) {
  const fields = (form: string, names: readonly string[], known: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(names.map((name) => [name, fieldOf(form, name, known[name] ?? '', attempt, words)]));
  return {
    desk: { section: 'administration', event: null },
    done: DONE.includes(done) ? done : null,
    errors: (attempt?.errors ?? []).map(({ field, code, parameters }) => ({
      field: `${field}-${attempt!.form}`,
      message: words(code, parameters ?? {}),
    })),
    organisations: organisations.map(({ id, name, short, members }) => ({
      id,
      name,
      short,
      members,
      renaming: attempt?.form === `rename-${id}`,
      adding: attempt?.form === `member-${id}`,
      rename: fields(`rename-${id}`, ['title', 'short'], { title: name, short }),
      member: fields(`member-${id}`, ['name', 'email']),
    })),
    founding: attempt?.form === 'new' || organisations.length === 0,
    found: fields('new', ['title', 'short']),
    search,
    more: accounts.more,
    accounts: accounts.items.map((account) => ({ ...account, isMe: account.accountId === organiser.accountId })),
  };
}

function fieldOf(form: string, name: string, known: string, attempt: Attempt | null, words: Words) {
  const here = attempt?.form === form ? attempt : null;
  const error = here?.errors.find(({ field }) => field === name);
  return {
    id: `${name}-${form}`,
    name,
    value: here ? (here.typed[name] ?? '') : known,
    wrong: error ? words(error.code, error.parameters ?? {}) : null,
  };
}
