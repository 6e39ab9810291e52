import type { FieldError } from '../../../platform/errors/domain-error.js';
import { normaliseActionCode } from '../action-code.js';
import { readClockTime } from '../clock-time-input.js';
import { readDay } from '../day-input.js';
import { slugOf } from '../slug.js';
import { cleanLine, cleanParagraphs, lengthOf } from '../typed-text.js';
import { readMoment } from './moment-input.js';

export type FieldKind =
  | 'line'
  | 'paragraphs'
  | 'email'
  | 'phone'
  | 'web'
  | 'day'
  | 'clock'
  | 'moment'
  | 'number'
  | 'choice'
  | 'yes'
  | 'code'
  | 'slug'
  | 'file'
  | 'hidden';

/** A field of the organisers' forms. */
export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required?: boolean;
  /** Longest text in characters, or largest number. */
  readonly max?: number;
  /** Smallest number; 0 unless said. */
  readonly min?: number;
  /** A day without hour means its end. */
  readonly closing?: boolean;
}

export type FieldValue = string | number | boolean | null;

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const PHONE = /^[+(]?\d[\d\s().\/-]{4,}$/;

/** What was typed, cleaned: what a wrong form shows again. */
export function cleaned({ kind }: FieldSpec, typed: string): string {
  return kind === 'paragraphs' ? cleanParagraphs(typed) : cleanLine(typed);
}

/** The meaning of a cleaned text, or what is wrong with it: a code of the catalogue `event-desk:errors`. */
export function readField(spec: FieldSpec, text: string, zone: string): FieldValue | Omit<FieldError, 'field'> {
  const { kind, required = false, max = 200 } = spec;
  if (kind === 'yes') return text !== '';
  if (text === '') return required ? { code: kind === 'choice' ? 'choose' : 'missing' } : null;
  if (kind === 'number') return readNumber(spec, text);
  if (kind === 'day') return readable(readDay(text), 'day-unreadable');
  if (kind === 'clock') return readable(readClockTime(text), 'clock-unreadable');
  if (kind === 'moment') return readable(readMoment(text, zone, spec.closing), 'moment-unreadable');
  const length = lengthOf(text);
  if (length > max) return { code: 'too-long', parameters: { max, length } };
  if (kind === 'email' && !EMAIL.test(text)) return { code: 'email-wrong' };
  if (kind === 'phone' && !PHONE.test(text)) return { code: 'phone-wrong' };
  if (kind === 'web') return webAddress(text);
  if (kind === 'code' && normaliseActionCode(text) === '') return { code: 'code-empty' };
  if (kind === 'slug' && slugOf(text) !== text) return { code: 'slug-wrong', parameters: { better: slugOf(text) } };
  return text;
}

function readNumber({ min = 0, max = 100_000 }: FieldSpec, text: string): FieldValue | Omit<FieldError, 'field'> {
  const digits = text.replace(/\s/gu, '');
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : NaN;
  return number >= min && number <= max ? number : { code: 'number-wrong', parameters: { min, max } };
}

function readable(value: FieldValue, code: string): FieldValue | { code: string } {
  return value === 'unreadable' ? { code } : value;
}

/** « www.smacl.fr » is an address too; only http and https lead anywhere. */
function webAddress(text: string): FieldValue | { code: string } {
  const address = /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s\/.]+\.[^\s]+$/i.test(address) ? address : { code: 'web-wrong' };
}
