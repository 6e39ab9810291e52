import { dayOf, timeOf } from '../../../platform/clock/paris-time.js';
import type { EventOption } from '../../../events/domain/event.js';
import type { ExportedRegistration } from '../../queries/registration-export.query.js';

/** Words of the exports in the organiser's language: `column` a heading, `status`, `type`, `kind`, `function`, `option` a value. */
export type ExportWords = (group: 'column' | 'status' | 'type' | 'kind' | 'function' | 'option', key: string) => string;

/** One column of the exports. No token, no link, nothing that opens a registration. */
export interface ExportColumn {
  readonly key: string;
  /** Where organisers named the column; its key otherwise has a word in the catalogue. */
  readonly heading?: string;
  /** In characters. */
  readonly width: number;
  value(registration: ExportedRegistration): string | null;
}

export function exportColumns(
  words: ExportWords,
  timeZone: string,
  options: readonly EventOption[] = [],
): ExportColumn[] {
  const instant = (at: number | null) => (at === null ? null : `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}`);
  return [
    { key: 'reference', width: 11, value: ({ reference }) => reference },
    { key: 'status', width: 14, value: ({ status }) => words('status', status) },
    { key: 'last-name', width: 22, value: ({ lastName }) => lastName },
    { key: 'first-name', width: 18, value: ({ firstName }) => firstName },
    { key: 'email', width: 34, value: ({ email }) => email },
    { key: 'phone', width: 16, value: ({ phone }) => phone },
    {
      key: 'function',
      width: 28,
      value: ({ functionKey, functionText }) => functionText ?? words('function', functionKey),
    },
    { key: 'collectivity', width: 32, value: ({ collectivity }) => collectivity.name },
    { key: 'type', width: 11, value: ({ collectivity }) => words('type', collectivity.type) },
    { key: 'kind', width: 24, value: ({ collectivity }) => words('kind', collectivity.kind) },
    { key: 'code', width: 12, value: ({ collectivity }) => collectivity.code },
    { key: 'department', width: 12, value: ({ collectivity }) => collectivity.departmentCode },
    { key: 'epci', width: 32, value: ({ collectivity }) => collectivity.epciName },
    { key: 'collective', width: 26, value: ({ collective }) => collective },
    ...options.map(({ id, title }) => ({
      key: `option-${id}`,
      heading: title,
      width: 18,
      value: ({ options: chosen }: ExportedRegistration) => (chosen.includes(id) ? words('option', 'chosen') : null),
    })),
    { key: 'remarks', width: 50, value: ({ remarks }) => remarks },
    { key: 'registered-at', width: 17, value: ({ createdAt }) => instant(createdAt) },
    { key: 'withdrawn-at', width: 17, value: ({ withdrawnAt }) => instant(withdrawnAt) },
  ];
}
