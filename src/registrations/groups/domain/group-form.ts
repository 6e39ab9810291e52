import { cleanLine, cleanParagraphs } from '../../../events/domain/typed-text.js';
import { bareAddress } from '../../../platform/mail/email-address.js';
import { MOST_IN_ONE_SENDING } from './group.js';

export const LINE_FIELDS = ['lastName', 'firstName', 'email', 'function', 'remarks'] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** One person as typed; `line` is the number that stands beside it. */
export interface GroupLine {
  readonly line: number;
  readonly fields: Readonly<Record<LineField, string>>;
}

/** Whoever registers the others, as typed. */
export interface GroupManager {
  readonly managerName: string;
  readonly managerEmail: string;
  readonly collectivity: string;
  readonly collectivityCode: string;
  readonly collectivityKind: string;
}

export const MANAGER_FIELDS = [
  'managerName',
  'managerEmail',
  'collectivity',
  'collectivityCode',
  'collectivityKind',
] as const satisfies readonly (keyof GroupManager)[];

const EMPTY_LINE: GroupLine['fields'] = { lastName: '', firstName: '', email: '', function: '', remarks: '' };

export function lineField(line: number, field: LineField): string {
  return `l${line}-${field}`;
}

type Posted = Readonly<Record<string, string>> | undefined;

export function readManager(posted: Posted): GroupManager {
  const typed = Object.fromEntries(
    MANAGER_FIELDS.map((name) => [name, cleanLine(posted?.[name] ?? '')]),
  ) as unknown as GroupManager;
  return { ...typed, managerEmail: bareAddress(typed.managerEmail) };
}

/** Every line that has a field in the form, empty ones too, in their order. */
export function readLines(posted: Posted): GroupLine[] {
  const lines: GroupLine[] = [];
  for (let line = 1; line <= MOST_IN_ONE_SENDING; line++) {
    if (LINE_FIELDS.every((field) => posted?.[lineField(line, field)] === undefined)) continue;
    const entries = LINE_FIELDS.map((field) => [field, cleaned(field, posted?.[lineField(line, field)] ?? '')]);
    lines.push({ line, fields: Object.fromEntries(entries) as GroupLine['fields'] });
  }
  return lines;
}

function cleaned(field: LineField, typed: string): string {
  if (field === 'remarks') return cleanParagraphs(typed);
  const line = cleanLine(typed);
  return field === 'email' ? bareAddress(line) : line;
}

export function isBlank({ fields }: GroupLine): boolean {
  return LINE_FIELDS.every((field) => fields[field] === '');
}

/** Those filled in, numbered anew from 1, and `blank` empty ones behind, as far as one sending reaches. */
export function withBlankLines(lines: readonly GroupLine[], blank: number): GroupLine[] {
  const filled = lines.filter((line) => !isBlank(line));
  const count = Math.min(MOST_IN_ONE_SENDING, filled.length + blank);
  return Array.from({ length: count }, (_, at) => ({ line: at + 1, fields: filled[at]?.fields ?? EMPTY_LINE }));
}
