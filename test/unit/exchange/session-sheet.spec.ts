import { PROGRAMMES } from '../../../src/demonstration/data/programmes.js';
import { documentSession } from '../../../src/programme/domain/exchange/programme-document.js';
import { readSessionSheet, type SheetLine } from '../../../src/programme/domain/exchange/read-session-sheet.js';
import { SHEET_COLUMNS, sheetRows } from '../../../src/programme/domain/exchange/session-sheet.js';
import { columnOf } from '../../../src/programme/domain/exchange/sheet-headings.js';
import { SESSION_KINDS, type Session, type SessionKind } from '../../../src/programme/domain/programme.js';
import { readCsv } from '../../../src/platform/files/read-csv.js';
import { readWorkbook } from '../../../src/platform/files/read-workbook.js';
import { csvOf, workbookOf } from '../../../src/platform/files/write-tables.js';
import { readCatalogues } from '../../../src/platform/i18n/catalogues.js';

const WORDS = readCatalogues();
const exchange = (locale: 'fr' | 'en') =>
  (WORDS[locale] as { exchange: { columns: Record<string, string>; kinds: Record<SessionKind, string> } }).exchange;
const kindNamed = (typed: string): SessionKind | null =>
  SESSION_KINDS.find((kind) => [exchange('fr').kinds[kind], exchange('en').kinds[kind], kind].includes(typed)) ?? null;

const numbered = (rows: readonly (readonly string[])[]): SheetLine[] =>
  rows.map((cells, index) => ({ line: index + 1, cells }));
const read = (rows: readonly (readonly string[])[]) => readSessionSheet(numbered(rows), '2019-11-15', kindNamed);

const seeds = PROGRAMMES.map((event) => {
  const venues = event.venues.map((venue, index) => ({ id: `v${index}`, ...venue }));
  const sessions = event.sessions.map(({ venue, ...session }, index): Session => ({
    ...session,
    id: String(index),
    venueId: venues.find(({ name }) => name === venue)?.id ?? null,
  }));
  return { slug: event.slug, venues, sessions };
}).filter(({ sessions }) => sessions.length > 0);

describe.each(seeds)('the printed programme of $slug', ({ venues, sessions }) => {
  const expected = sessions.map((session) => documentSession(session, venues));
  const table = (locale: 'fr' | 'en') => {
    const { columns, kinds } = exchange(locale);
    const rows = sheetRows(sessions, venues, { yes: locale === 'fr' ? 'oui' : 'yes', kind: (kind) => kinds[kind] });
    return {
      headings: SHEET_COLUMNS.map((column) => columns[column]!),
      rows: rows.map((row) => SHEET_COLUMNS.map((column) => row[column])),
    };
  };

  it('comes back from a CSV', () => {
    const { headings, rows } = table('fr');
    const back = read(readCsv(csvOf([headings, ...rows])));
    expect(back.errors).toEqual([]);
    expect(back.sessions).toEqual(expected);
  });

  it('comes back from a workbook in English', async () => {
    const { headings, rows } = table('en');
    const file = await workbookOf(headings, rows, []);
    const back = read(await readWorkbook(file, { bytes: 5_000_000, columns: 60, lines: 1_000 }));
    expect(back.errors).toEqual([]);
    expect(back.sessions).toEqual(expected);
  });
});

describe('a table that somebody made', () => {
  const brief = ({ sessions }: ReturnType<typeof read>) =>
    sessions.map(({ day, start, end, title, tracks }) =>
      [day, start, end, title, tracks.map((track) => `${track.letter} ${track.title}`).join(' / ')].join(' | '),
    );

  it('may have columns in any order, hours in any way, and days said once', () => {
    const back = read([
      ['Programme du séminaire', '', '', ''],
      ['Intitulé', 'Heure de début', 'FIN :', 'Date', 'Intervenant·e·s', 'Remarque'],
      ["Café d'accueil", '8h30', '9 h', 'vendredi 15 novembre 2019', '', 'prévoir du thé'],
      ['Conférence', '9h15', '10.30', '', 'Didier LOCATELLI, expert ; Jonathan JUNG', ''],
      ['', '', '', '', '', ''],
      ['Buffet', '12:15', '', '16/11/2019', '', ''],
    ]);
    expect(back.errors).toEqual([]);
    expect(brief(back)).toEqual([
      "2019-11-15 | 08:30 | 09:00 | Café d'accueil | ",
      '2019-11-15 | 09:15 | 10:30 | Conférence | ',
      '2019-11-16 | 12:15 |  | Buffet | ',
    ]);
    expect(back.sessions[1]?.speakers).toEqual([
      { name: 'Didier LOCATELLI', role: 'expert' },
      { name: 'Jonathan JUNG' },
    ]);
  });

  it('names ateliers below their session, with or without its cells', () => {
    const back = read([
      ['Jour', 'Début', 'Titre', 'Atelier', "Salle de l'atelier", 'Places'],
      ['15/11/2019', '10:45', 'Histoires de territoire', 'A', 'Salle 1', '30'],
      ['', '', '', 'B', 'Salle 2', ''],
      ['15/11/2019', '10:45', 'Histoires de territoire', 'C', '', ''],
      ['15/11/2019', '10:45', 'Histoires de territoire', 'A', '', ''],
      ['15/11/2019', '14:00', 'Travaux', 'Coopérer', '', ''],
      ['', '', '', 'Produire', '', ''],
    ]);
    expect(back.errors).toEqual([]);
    expect(brief(back)).toEqual([
      '2019-11-15 | 10:45 |  | Histoires de territoire | A  / B  / C ',
      '2019-11-15 | 10:45 |  | Histoires de territoire | A ',
      '2019-11-15 | 14:00 |  | Travaux | A Coopérer / B Produire',
    ]);
    expect(back.sessions.map(({ kind }) => kind)).toEqual(['ateliers', 'ateliers', 'ateliers']);
  });

  it('is told line by line what is wrong with it', () => {
    const back = read([
      ['Jour', 'Début', 'Fin', 'Titre', 'Genre', 'Toute la journée', 'Atelier', 'Places', 'Phase'],
      ['30/02/2019', '25h', 'midi', 'a', '', '', '', '', ''],
      ['15/11/2019', '', '', '', 'Fête', 'peut-être', '', '', 'dix'],
      ['15/11/2019', '', '', 'b', '', '', 'A', 'beaucoup', ''],
      ['', '', '', '', '', '', 'B', '0', ''],
      ['15/11/2019', '9h', '', 'é'.repeat(301), '', '', '', '', ''],
    ]);
    expect(back.errors.map(({ place, field, code }) => `${place} ${field} ${code}`)).toEqual([
      '2 day day-unreadable',
      '2 start time-unreadable',
      '3 allDay not-a-yes-or-no',
      '3 kind kind-unknown',
      '3 title title-missing',
      '3 phase unknown-choice',
      '4 trackSeats seats-unreadable',
      '5 trackSeats seats-unreadable',
      '6 title too-long',
    ]);
  });

  it.each<[string, string[][], string]>([
    ['nothing', [], 'empty-file'],
    ['only empty cells', [['', ''], ['']], 'empty-file'],
    [
      'no heading that we know',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'no-headings',
    ],
    ['headings alone', [['Jour', 'Titre']], 'no-lines'],
    ['ten thousand columns', [['Titre', ...Array<string>(10_000).fill('x')], ['a']], 'too-many-columns'],
    ['too many lines', [['Titre'], ...Array.from({ length: 1_001 }, () => ['a'])], 'too-many-lines-in-file'],
    ['too many sessions', [['Titre'], ...Array.from({ length: 301 }, () => ['a'])], 'too-many-sessions'],
    [
      'a heading twice',
      [
        ['Titre', 'Début', 'Heure'],
        ['a', '9h', '10h'],
      ],
      'heading-twice',
    ],
  ])('with %s is refused', (_what, rows, code) => {
    expect(read(rows).errors.map((error) => error.code)).toEqual([code]);
  });

  it.each([
    ["Café d'accueil", 'welcome'],
    ['Accueil des participants', 'welcome'],
    ['Buffet-déjeuner sur place', 'meal'],
    ['Pause', 'break'],
    ['Clôture et perspectives', 'closing'],
    ["L'expo des repères", 'exhibition'],
    ['Conférence en dialogue', 'plenary'],
    ["Paroles d'accueillants", 'plenary'],
  ])('that names no kind takes « %s » for %s', (title, kind) => {
    expect(read([['Titre'], [title]]).sessions[0]?.kind).toBe(kind);
  });

  it('holds markup and formulas as the texts that they are', () => {
    const back = read([
      ['Titre', 'Texte'],
      ['<script>alert(1)</script>', '=HYPERLINK("http://x.example.org")'],
    ]);
    expect([back.errors, back.sessions[0]?.title, back.sessions[0]?.text]).toEqual([
      [],
      '<script>alert(1)</script>',
      '=HYPERLINK("http://x.example.org")',
    ]);
  });
});

describe('the headings that we write', () => {
  it.each(SHEET_COLUMNS)('%s are read as what they are, in both languages', (column) => {
    expect([columnOf(exchange('fr').columns[column]!), columnOf(exchange('en').columns[column]!)]).toEqual([
      column,
      column,
    ]);
  });
});
