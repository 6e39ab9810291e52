import type { FieldError } from '../../../platform/errors/domain-error.js';
import { LONGEST_ACTION_CODE, normaliseActionCode } from '../action-code.js';
import type { CodeDefaults, Contact, Venue } from '../event.js';
import { momentTyped } from './moment-input.js';
import { type Row, type SectionSpec, shownRows } from './section.js';

/** Ids of new rows are made by whoever writes them. */
type New<Item> = Omit<Item, 'id'> & { readonly id: string | null };

export const VENUES: SectionSpec = {
  fields: [],
  list: {
    name: 'venues',
    atLeast: 3,
    most: 12,
    fields: [
      { name: 'name', kind: 'line', required: true, max: 200 },
      { name: 'address', kind: 'line', max: 300 },
      { name: 'city', kind: 'line', max: 100 },
      { name: 'access', kind: 'paragraphs', max: 1000 },
      { name: 'accessibility', kind: 'paragraphs', max: 1000 },
      { name: 'lodging', kind: 'paragraphs', max: 1000 },
    ],
  },
  shown: ({ event }) =>
    shownRows(
      'venues',
      event.venues.map(({ id, name, address = '', city = '', access = '', accessibility = '', lodging = '' }) => ({
        id,
        name,
        address,
        city,
        access,
        accessibility,
        lodging,
      })),
    ),
  change: ({ rows }, { event }) => ({
    columns: {
      venues: rows.map((row) => venueOf(row, knownId(row, event.venues))) as readonly New<Venue>[] as readonly Venue[],
    },
    movesCalendar: true,
  }),
};

/** An id that the form did not get from us counts for nothing. */
function knownId({ id }: Row, stored: readonly { readonly id: string }[]): string | null {
  return stored.some((one) => one.id === id) ? id : null;
}

function venueOf(row: Row, id: string | null): New<Venue> {
  const details = ['address', 'city', 'access', 'accessibility', 'lodging'].flatMap((name) => {
    const text = row.text(name);
    return text === null ? [] : [[name, text]];
  });
  return { id, name: row.text('name') ?? '', ...(Object.fromEntries(details) as Partial<Venue>) };
}

export const AUDIENCE: SectionSpec = {
  fields: [
    { name: 'audience', kind: 'paragraphs', max: 1000 },
    { name: 'advice', kind: 'paragraphs', max: 1000 },
  ],
  list: {
    name: 'contacts',
    atLeast: 2,
    most: 20,
    fields: [
      { name: 'name', kind: 'line', required: true, max: 200 },
      { name: 'organisation', kind: 'line', max: 200 },
      { name: 'email', kind: 'email', max: 254 },
      { name: 'phone', kind: 'phone', max: 40 },
    ],
  },
  shown: ({ event }) => ({
    audience: event.audience ?? '',
    advice: event.advice ?? '',
    ...shownRows(
      'contacts',
      event.contacts.map(({ name, organisation, email = '', phone = '' }, at) => ({
        id: String(at),
        name,
        organisation,
        email,
        phone,
      })),
    ),
  }),
  change: (values) => ({
    columns: {
      audience: values.text('audience'),
      advice: values.text('advice'),
      contacts: values.rows.map((row): Contact => {
        const email = row.text('email');
        const phone = row.text('phone');
        return {
          name: row.text('name') ?? '',
          organisation: row.text('organisation') ?? '',
          ...(email === null ? {} : { email }),
          ...(phone === null ? {} : { phone }),
        };
      }),
    },
  }),
};

export const CODES: SectionSpec = {
  fields: [],
  list: {
    name: 'codes',
    atLeast: 2,
    most: 30,
    fields: [
      { name: 'label', kind: 'code', required: true, max: LONGEST_ACTION_CODE },
      { name: 'quota', kind: 'number', min: 1 },
      { name: 'opensAt', kind: 'moment' },
      { name: 'closesAt', kind: 'moment', closing: true },
      { name: 'functionKey', kind: 'choice', max: 40 },
      { name: 'collectivity', kind: 'line', max: 200 },
      { name: 'collective', kind: 'line', max: 150 },
      { name: 'option', kind: 'choice', max: 36 },
    ],
  },
  shown: ({ event }) =>
    shownRows(
      'codes',
      event.actionCodes.map(({ id, label, quota, opensAt, closesAt, defaults }) => ({
        id,
        label,
        quota: quota === null ? '' : String(quota),
        opensAt: momentTyped(opensAt, event.timeZone),
        closesAt: momentTyped(closesAt, event.timeZone, true),
        functionKey: defaults?.functionKey ?? '',
        collectivity: defaults?.collectivity ?? '',
        collective: defaults?.collective ?? '',
        option: defaults?.option ?? '',
      })),
    ),
  change: ({ rows }, { event, codeUses }) => {
    const gone = event.actionCodes.find(({ id }) => (codeUses.get(id) ?? 0) > 0 && !rows.some((row) => row.id === id));
    if (gone) {
      const at = event.actionCodes.indexOf(gone);
      return [{ field: `codes-${at}-label`, code: 'code-used', parameters: { code: gone.label } }];
    }
    const errors = rows.flatMap((row, at) => codeErrors(row, rows.slice(0, at), event.actionCodes));
    if (errors.length > 0) return errors;
    return {
      codes: rows.map((row) => ({
        id: knownId(row, event.actionCodes),
        label: row.text('label') ?? '',
        quota: row.number('quota'),
        opensAt: row.number('opensAt'),
        closesAt: row.number('closesAt'),
        defaults: defaultsOf(row),
      })),
    };
  },
};

function codeErrors(
  row: Row,
  before: readonly Row[],
  stored: readonly { readonly id: string; readonly taken: number; readonly quota: number | null }[],
): FieldError[] {
  const code = normaliseActionCode(row.text('label') ?? '');
  if (before.some((other) => normaliseActionCode(other.text('label') ?? '') === code)) {
    return [{ field: `${row.prefix}-label`, code: 'code-twice' }];
  }
  const opensAt = row.number('opensAt');
  const closesAt = row.number('closesAt');
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) {
    return [{ field: `${row.prefix}-closesAt`, code: 'closes-before-opening' }];
  }
  const quota = row.number('quota');
  const counted = stored.find(({ id, quota: former }) => id === row.id && former !== null)?.taken ?? 0;
  if (quota !== null && quota < counted) {
    return [{ field: `${row.prefix}-quota`, code: 'fewer-than-taken', parameters: { count: counted } }];
  }
  return [];
}

function defaultsOf(row: Row): CodeDefaults | null {
  // Whether the form offers it is for the form to say, each time somebody comes with the code.
  const functionKey = /^[a-z0-9-]{1,40}$/.exec(row.text('functionKey') ?? '')?.[0];
  const collectivity = row.text('collectivity');
  const collective = row.text('collective');
  const option = row.text('option');
  const defaults: CodeDefaults = {
    ...(functionKey ? { functionKey } : {}),
    ...(collectivity === null ? {} : { collectivity }),
    ...(collective === null ? {} : { collective }),
    ...(option === null ? {} : { option }),
  };
  return Object.keys(defaults).length > 0 ? defaults : null;
}

export const OPTIONS: SectionSpec = {
  fields: [],
  list: {
    name: 'options',
    atLeast: 2,
    most: 20,
    fields: [
      { name: 'title', kind: 'line', required: true, max: 200 },
      { name: 'hint', kind: 'line', max: 500 },
      { name: 'capacity', kind: 'number', min: 1 },
      { name: 'closesAt', kind: 'moment', closing: true },
    ],
  },
  shown: ({ event }) =>
    shownRows(
      'options',
      event.options.map(({ id, title, hint, capacity, closesAt }) => ({
        id,
        title,
        hint: hint ?? '',
        capacity: capacity === null ? '' : String(capacity),
        closesAt: momentTyped(closesAt, event.timeZone, true),
      })),
    ),
  change: ({ rows }, { event }) => {
    const gone = event.options.find(({ id, taken }) => taken > 0 && !rows.some((row) => row.id === id));
    if (gone) {
      const at = event.options.indexOf(gone);
      return [{ field: `options-${at}-title`, code: 'option-used', parameters: { count: gone.taken } }];
    }
    const errors = rows.flatMap((row) => {
      const { taken = 0 } = event.options.find(({ id }) => id === row.id) ?? {};
      const capacity = row.number('capacity');
      const tooFew = capacity !== null && capacity < taken;
      return tooFew
        ? [{ field: `${row.prefix}-capacity`, code: 'fewer-than-taken', parameters: { count: taken } }]
        : [];
    });
    if (errors.length > 0) return errors;
    return {
      options: rows.map((row) => ({
        id: knownId(row, event.options),
        title: row.text('title') ?? '',
        hint: row.text('hint'),
        capacity: row.number('capacity'),
        closesAt: row.number('closesAt'),
      })),
    };
  },
};
