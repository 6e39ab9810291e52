import { type Collectivity, labelOf } from '../../collectivities/domain/collectivity.js';
import type { Resolution } from '../../collectivities/domain/resolve-typed.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import { bareAddress, EMAIL_MAX, emailProblem, normaliseEmail } from '../../platform/mail/email-address.js';
import { type FormSettings, USUAL_FORM } from '../form/domain/form-settings.js';
import { FREE_EMPLOYER_KINDS } from './employer-kinds.js';
import { categoryError, functionOf, functionWords, type Held } from './function-and-category.js';
import type { CollectivitySnapshot, FunctionKey, ImageConsent, OwnAnswers } from './registration.js';
import type { Wish } from '../wishes/domain/wish.js';
import { cleanLine, cleanParagraphs, lengthOf } from '../../events/domain/typed-text.js';

/** Limits in characters; the columns of the table and the documents of the API say the same. */
export const LIMITS = {
  name: 100,
  email: EMAIL_MAX,
  phone: 30,
  functionText: 100,
  collectivityMin: 2,
  collectivity: 200,
  collective: 150,
  remarks: 2000,
} as const;

/** The fields of the form and of the API, cleaned, empty where nothing was said; what a wrong form shows again. */
export interface RegistrationFields {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly functionKey: string;
  readonly functionText: string;
  readonly category: string;
  readonly collectivity: string;
  /** The choice among homonyms: an INSEE or SIREN code. */
  readonly collectivityCode: string;
  /** Set when the person says that the employer stands in no list, and what it is. */
  readonly collectivityKind: string;
  readonly collective: string;
  readonly remarks: string;
  readonly noticeVersion: string;
}

export const FIELD_NAMES = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'functionKey',
  'functionText',
  'category',
  'collectivity',
  'collectivityCode',
  'collectivityKind',
  'collective',
  'remarks',
  'noticeVersion',
] as const satisfies readonly (keyof RegistrationFields)[];

/** A registration that may be asked for: every field within its limits. */
export interface RegistrationRequest {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailNormalised: string;
  readonly phone: string | null;
  readonly functionKey: FunctionKey;
  readonly functionText: string | null;
  readonly collectivity: CollectivitySnapshot;
  readonly collective: string | null;
  readonly remarks: string | null;
  /** Ids of the event's options. */
  readonly options: readonly string[];
  /** Of the civil service: A, B, C, élu, autre; null where the event does not ask. */
  readonly category: string | null;
  readonly imageConsent: ImageConsent | null;
  readonly answers: OwnAnswers;
  /** Ateliers in the order of preference; empty where nothing was said. */
  readonly wishes: readonly Wish[];
  /** Who must agree where the event asks the employer. */
  readonly approver: { readonly name: string; readonly email: string } | null;
  /** What sections of the form that other features add made of what was posted, by their key; never stored with the row. */
  readonly sections?: Readonly<Record<string, unknown>>;
  readonly locale: 'fr' | 'en';
  readonly noticeVersion: number;
}

/** What a form without questions of its own leaves unsaid. */
export const USUAL_ONLY = {
  category: null,
  imageConsent: null,
  answers: {},
  wishes: [],
  approver: null,
} as const satisfies Partial<RegistrationRequest>;

export type RegistrationVerdict =
  | { readonly request: RegistrationRequest; readonly errors: readonly [] }
  | { readonly request: null; readonly errors: readonly FieldError[] };

/**
 * Reads whatever was posted, a form's strings or a JSON body; never throws. Numbers count as what they print. A list or
 * an object is no text: such fields come back empty and are named in `unreadable`.
 */
export function readRegistrationFields(raw: unknown): {
  fields: RegistrationFields;
  unreadable: readonly FieldError[];
} {
  const source = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const unreadable: FieldError[] = [];
  const entries = FIELD_NAMES.map((field) => {
    const value = Object.hasOwn(source, field) ? source[field] : undefined;
    if (value === undefined || value === null) return [field, ''] as const;
    if (typeof value !== 'string' && typeof value !== 'number') {
      unreadable.push({ field, code: 'not-text' });
      return [field, ''] as const;
    }
    return [field, field === 'remarks' ? cleanParagraphs(String(value)) : cleanLine(String(value))] as const;
  });
  const fields = Object.fromEntries(entries) as unknown as RegistrationFields;
  return { fields: { ...fields, email: bareAddress(fields.email) }, unreadable };
}

/**
 * Judges every field and tells every error at once, in the order of the form. `employer` is what the reference data make
 * of the typed employer, `noticeVersion` the version of the information notice that is shown now.
 */
export function checkRegistration(
  fields: RegistrationFields,
  {
    employer,
    locale,
    noticeVersion,
    options = [],
    standard = USUAL_FORM.standard,
    lists = USUAL_FORM.lists,
    held,
  }: {
    employer: Resolution;
    locale: 'fr' | 'en';
    noticeVersion: number;
    options?: readonly string[];
    standard?: FormSettings['standard'];
    lists?: FormSettings['lists'];
    held?: Held | undefined;
  },
): RegistrationVerdict {
  const asked = (question: keyof FormSettings['standard']) => standard[question] !== 'hidden';
  const lacks = (question: 'phone' | 'collective' | 'remarks') =>
    standard[question] === 'required' && fields[question] === '' ? error(question, `${question}-missing`) : null;
  const functionKey = functionOf(fields.functionKey, standard.functionKey, lists.functions, held);
  const chosen = chosenEmployer(fields, employer);
  const errors = [
    nameError('firstName', fields.firstName),
    nameError('lastName', fields.lastName),
    emailError(fields.email),
    asked('phone') ? (lacks('phone') ?? phoneError(fields.phone)) : null,
    functionKey ? null : error('functionKey', fields.functionKey === '' ? 'function-missing' : 'function-unknown'),
    asked('functionKey') && fields.functionKey === 'autre' ? functionTextError(fields.functionText) : null,
    asked('category') ? categoryError(fields.category, standard.category, lists.categories, held) : null,
    chosen.error,
    asked('collective') ? (lacks('collective') ?? tooLong('collective', fields.collective, LIMITS.collective)) : null,
    asked('remarks') ? (lacks('remarks') ?? tooLong('remarks', fields.remarks, LIMITS.remarks)) : null,
  ].filter((found) => found !== null);
  if (errors.length > 0 || !functionKey || !chosen.collectivity) return { request: null, errors };
  return {
    errors: [],
    request: {
      firstName: fields.firstName,
      lastName: fields.lastName,
      email: fields.email,
      emailNormalised: normaliseEmail(fields.email),
      phone: asked('phone') ? fields.phone || null : null,
      functionKey,
      functionText: asked('functionKey') ? functionWords(functionKey, fields.functionText, lists, locale) : null,
      collectivity: chosen.collectivity,
      collective: asked('collective') ? fields.collective || null : null,
      remarks: asked('remarks') ? fields.remarks || null : null,
      options: asked('options') ? options : [],
      ...USUAL_ONLY,
      category: asked('category') ? fields.category || null : null,
      locale,
      noticeVersion: shownNotice(fields.noticeVersion, noticeVersion),
    },
  };
}

function nameError(field: 'firstName' | 'lastName', name: string): FieldError | null {
  const what = field === 'firstName' ? 'first-name' : 'last-name';
  if (name === '') return error(field, `${what}-missing`);
  if (lengthOf(name) > LIMITS.name) return error(field, `${what}-long`, { max: LIMITS.name });
  return /\p{L}/u.test(name) ? null : error(field, `${what}-letters`);
}

export function emailError(email: string): FieldError | null {
  if (email === '') return error('email', 'email-missing');
  const problem = emailProblem(email);
  return problem && error('email', problem, { max: LIMITS.email });
}

/** Digits as people group them, a `+` in front, an extension behind. */
const PHONE = /^[+(]?\d[\d\s().\/-]*(\s?(?:poste|p\.|ext\.?)\s?\d{1,6})?$/i;

function phoneError(phone: string): FieldError | null {
  if (phone === '') return null;
  if (lengthOf(phone) > LIMITS.phone) return error('phone', 'phone-long', { max: LIMITS.phone });
  const digits = phone.replace(/\D/g, '').length;
  return PHONE.test(phone) && digits >= 6 ? null : error('phone', 'phone-digits');
}

function functionTextError(text: string): FieldError | null {
  if (text === '') return error('functionText', 'function-text-missing');
  return tooLong('functionText', text, LIMITS.functionText);
}

/**
 * A kind said by the person makes a free entry of whatever they typed, even of a name that a list knows: « Syndicat de
 * Ligné » is theirs to say. Otherwise the lists decide, and homonyms are chosen among, never guessed.
 */
function chosenEmployer(
  fields: RegistrationFields,
  employer: Resolution,
): { collectivity: CollectivitySnapshot | null; error: FieldError | null } {
  const { collectivity: typed, collectivityCode: code, collectivityKind: kind } = fields;
  const refuse = (reason: FieldError) => ({ collectivity: null, error: reason });
  if (typed === '') return refuse(error('collectivity', 'collectivity-missing'));
  const length = lengthOf(typed);
  if (length > LIMITS.collectivity)
    return refuse(error('collectivity', 'collectivity-long', { max: LIMITS.collectivity }));
  if (kind !== '') {
    if (!FREE_EMPLOYER_KINDS.some((known) => known === kind)) return refuse(error('collectivityKind', 'kind-unknown'));
    if (length < LIMITS.collectivityMin || !/\p{L}/u.test(typed)) {
      return refuse(error('collectivity', 'collectivity-short', { min: LIMITS.collectivityMin }));
    }
    return { collectivity: freeEmployer(typed, kind), error: null };
  }
  if (employer.outcome === 'one') return { collectivity: snapshotOf(employer.collectivity), error: null };
  const candidates = candidatesOf(employer);
  const candidate = candidates.find((one) => one.code === code);
  if (candidate) return { collectivity: snapshotOf(candidate), error: null };
  if (length < LIMITS.collectivityMin) {
    return refuse(error('collectivity', 'collectivity-short', { min: LIMITS.collectivityMin }));
  }
  if (candidates.length > 0) {
    const reason = employer.outcome === 'several' ? 'collectivity-several' : 'collectivity-incomplete';
    return refuse(
      error('collectivity', reason, { typed, candidates: candidates.map(({ label }) => label).join(', ') }),
    );
  }
  return refuse(error('collectivity', 'collectivity-unknown', { typed }));
}

/** The employer that the fields settle; null while it is not clear which. */
export function settledEmployer(fields: RegistrationFields, employer: Resolution): CollectivitySnapshot | null {
  return chosenEmployer(fields, employer).collectivity;
}

/** Every employer that the fields may mean: the one they settle, else those to choose among. */
export function meantEmployers(fields: RegistrationFields, employer: Resolution): CollectivitySnapshot[] {
  const settled = settledEmployer(fields, employer);
  return settled ? [settled] : candidatesOf(employer).map(snapshotOf);
}

/** Those to choose among: homonyms, or names that begin as the typed one. */
export function candidatesOf(employer: Resolution): readonly Collectivity[] {
  if (employer.outcome === 'one') return [];
  return employer.outcome === 'several' ? employer.candidates : employer.nearest;
}

export function isCandidate(code: string, employer: Resolution): boolean {
  return candidatesOf(employer).some((one) => one.code === code);
}

function freeEmployer(name: string, kind: string): CollectivitySnapshot {
  return { type: 'other', kind, code: null, name, departmentCode: null, epciCode: null, epciName: null };
}

/** The employer as it is today. A remembered free entry has a name and a kind, and no public code. */
function snapshotOf(collectivity: Collectivity): CollectivitySnapshot {
  const { type, kind, code, name, departmentCode, epciCode, epciName } = collectivity;
  return { type, kind, code: type === 'other' ? null : code, name, departmentCode, epciCode, epciName };
}

/** « Ligné (44) »: what the person reads and may type again. */
export function employerLabel({ name, departmentCode }: CollectivitySnapshot): string {
  return labelOf(name, departmentCode);
}

/** The notice is information, not consent: what counts is which version the person had before them. */
function shownNotice(posted: string, current: number): number {
  const version = /^\d{1,9}$/.test(posted) ? Number(posted) : current;
  return version >= 1 && version <= current ? version : current;
}

function tooLong(field: keyof RegistrationFields, text: string, max: number): FieldError | null {
  return text.length > max && lengthOf(text) > max ? error(field, 'too-long', { max, length: lengthOf(text) }) : null;
}

function error(field: keyof RegistrationFields, code: string, parameters?: FieldError['parameters']): FieldError {
  return parameters ? { field, code, parameters } : { field, code };
}
