import { type SectionSpec, shownRows } from './section.js';

/** Files travel beside the form's texts: here stand only the names of their fields. */
export const PARTNERS: SectionSpec = {
  fields: [],
  list: {
    name: 'partners',
    atLeast: 3,
    most: 30,
    fields: [
      { name: 'name', kind: 'line', required: true, max: 200 },
      { name: 'url', kind: 'web', max: 300 },
      { name: 'logo', kind: 'file' },
      { name: 'withoutLogo', kind: 'yes' },
    ],
  },
  shown: ({ event }) =>
    shownRows(
      'partners',
      event.partners.map(({ id, name, url = '' }) => ({ id, name, url, logo: '', withoutLogo: '' })),
    ),
  change: ({ rows }, { event }) => ({
    partners: rows.map((row) => ({
      id: event.partners.some(({ id }) => id === row.id) ? row.id : null,
      name: row.text('name') ?? '',
      url: row.text('url'),
      logoField: `${row.prefix}-logo`,
      keepsLogo: !row.yes('withoutLogo'),
    })),
  }),
};

export const DOCUMENTS: SectionSpec = {
  fields: [],
  list: {
    name: 'documents',
    atLeast: 2,
    most: 20,
    fields: [
      { name: 'title', kind: 'line', max: 200 },
      { name: 'file', kind: 'file' },
    ],
  },
  shown: ({ event }) =>
    shownRows(
      'documents',
      event.documents.map(({ id, title }) => ({ id, title, file: '' })),
    ),
  change: ({ rows }, { event }) => ({
    documents: rows.map((row) => ({
      id: event.documents.some(({ id }) => id === row.id) ? row.id : null,
      title: row.text('title'),
      fileField: `${row.prefix}-file`,
    })),
  }),
};
