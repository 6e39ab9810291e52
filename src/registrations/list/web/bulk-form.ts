import { type DomainError, InvalidInput, type FieldError } from '../../../platform/errors/domain-error.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import type { BulkKind } from '../domain/bulk-action.js';
import { SelectionChanged, SelectionTooLarge } from '../domain/list.errors.js';
import type { ListSurroundings } from '../queries/list-surroundings.query.js';
import type { BulkRequest } from '../use-cases/act-on-many.js';

const LONGEST_REASON = 1000;
const LONGEST_COLLECTIVE = 150;
const ID = /^[0-9a-f-]{36}$/;

/** What was typed and chosen on the page that prepares an action. */
export interface BulkAttempt {
  /** Of the action to be. */
  readonly id: string;
  readonly reason: string;
  readonly mail: boolean;
  readonly option: string;
  readonly drop: boolean;
  readonly collective: string;
  readonly newCollective: string;
  readonly errors: readonly FieldError[];
  /** Said above the page, where no field is wrong. */
  readonly refusal: DomainError | null;
}

export const FRESH: Omit<BulkAttempt, 'id'> = {
  reason: '',
  mail: true,
  option: '',
  drop: false,
  collective: '',
  newCollective: '',
  errors: [],
  refusal: null,
};

type Asked = Omit<BulkRequest, 'organiser' | 'event' | 'filter'>;

export interface BulkForm {
  readonly request: Asked;
  readonly attempt: BulkAttempt;
  readonly errors: readonly FieldError[];
}

/** @param action as the address says it: `option` stands for two kinds, which the form tells apart. */
export function readBulkForm(action: unknown, body: FormBody, { event, collectives }: ListSurroundings): BulkForm {
  const typed: Omit<BulkAttempt, 'errors' | 'refusal'> = {
    id: ID.test(body['acte'] ?? '') ? body['acte']! : '',
    reason: clean(body['motif']),
    mail: body['courriel'] === '1',
    option: body['option'] ?? '',
    drop: body['sens'] === 'retirer',
    collective: body['collectif'] ?? '',
    newCollective: clean(body['nouveau']),
  };
  const kind = kindOf(action, typed.drop);
  const option = event.options.find(({ id }) => id === typed.option);
  const known = collectives.find(({ value }) => value === typed.collective);
  const isOption = kind === 'option-add' || kind === 'option-drop';
  const errors = [
    kind === null ? wrong('acte', 'bulk-kind-unknown') : null,
    typed.id === '' ? wrong('acte', 'bulk-kind-unknown') : null,
    kind === 'refuse' && typed.reason === '' ? wrong('motif', 'bulk-reason-missing') : null,
    typed.reason.length > LONGEST_REASON ? tooLong('motif', typed.reason, LONGEST_REASON) : null,
    isOption && !option ? wrong('option', 'bulk-option-missing') : null,
    kind === 'collective' && !known && typed.newCollective === '' ? wrong('nouveau', 'bulk-collective-missing') : null,
    typed.newCollective.length > LONGEST_COLLECTIVE
      ? tooLong('nouveau', typed.newCollective, LONGEST_COLLECTIVE)
      : null,
  ].filter((one) => one !== null);
  const named = typed.newCollective || (known?.name ?? '');
  const isRecord = typed.newCollective === '' && known !== undefined && ID.test(known.value);
  return {
    request: {
      id: typed.id,
      kind: kind ?? 'accept',
      shown: Number(/^\d{1,7}$/.exec(body['nombre'] ?? '')?.[0] ?? -1),
      reason: typed.reason || null,
      mail: typed.mail,
      target: isOption ? (option?.id ?? null) : isRecord ? known.value : null,
      label: isOption ? (option?.title ?? null) : kind === 'collective' ? named : null,
    },
    attempt: { ...typed, errors, refusal: null },
    errors,
  };
}

/** The same page again for what its form got wrong, or for a selection that changed; null for other errors. */
export function bulkAttempt({ attempt }: BulkForm, error: unknown): BulkAttempt | null {
  if (error instanceof InvalidInput) return attempt;
  if (error instanceof SelectionChanged || error instanceof SelectionTooLarge) return { ...attempt, refusal: error };
  return null;
}

export function kindOf(action: unknown, drop: boolean): BulkKind | null {
  if (action === 'option') return drop ? 'option-drop' : 'option-add';
  return (['accept', 'refuse', 'withdraw', 'collective'] as const).find((kind) => kind === action) ?? null;
}

function clean(text: string | undefined): string {
  return (text ?? '').replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
}

function wrong(field: string, code: string): FieldError {
  return { field, code };
}

function tooLong(field: string, text: string, max: number): FieldError {
  return { field, code: 'too-long', parameters: { length: text.length, max } };
}
