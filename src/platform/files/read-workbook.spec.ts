import { deflateRawSync } from 'node:zlib';
import writeExcelFile from 'write-excel-file/node';
import { readWorkbook } from './read-workbook.js';
import { storedZip, unzip } from './zip.js';

const LIMITS = { bytes: 2_000_000, columns: 60, lines: 1_000 };

const code = (file: Buffer): Promise<string> =>
  readWorkbook(file, LIMITS).then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

/** A workbook whose first sheet holds these cells, written as XML. */
function workbookOf(sheetData: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return storedZip(
    new Map(
      Object.entries({
        'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
      }).map(([name, xml]) => [name, Buffer.from(xml)]),
    ),
  );
}

/** The same archive with every entry deflated. */
function deflated(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const archive = storedZip(new Map([[name, packed]]));
  archive.writeUInt16LE(8, 8);
  archive.writeUInt16LE(8, archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 10);
  return archive;
}

describe('a workbook', () => {
  it('is read as texts: days, hours, numbers, several lines', async () => {
    const text = (value: string) => ({ value, type: String });
    const file = await writeExcelFile(
      [
        [text('Jour'), text('Début'), text('Places'), text('Intervenants')],
        [
          { value: new Date('2019-11-15T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
          { value: new Date('1899-12-30T09:15:00Z'), type: Date, format: 'hh:mm' },
          { value: 12, type: Number },
          text('Didier LOCATELLI, expert\nJonathan JUNG'),
        ],
        [null, null, null, text('=1+1')],
      ],
      { sheet: 'Tablée' },
    ).toBuffer();
    expect(await readWorkbook(file, LIMITS)).toEqual([
      ['Jour', 'Début', 'Places', 'Intervenants'],
      ['2019-11-15', '09:15', '12', 'Didier LOCATELLI, expert\nJonathan JUNG'],
      ['', '', '', '=1+1'],
    ]);
  });

  it('gives the last result of a formula, and never the formula', async () => {
    const file = workbookOf(
      `<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x.example.org","Titre")</f><v>Titre</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>`,
    );
    expect(await readWorkbook(file, LIMITS)).toEqual([['Titre'], ['2']]);
  });

  it.each<[string, () => Buffer, string]>([
    [
      'that claims its millionth line',
      () => workbookOf('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
      'too-many-lines-in-file',
    ],
    [
      'that claims ten thousand columns',
      () => workbookOf('<row r="1"><c r="NTP1"><v>1</v></c></row>'),
      'too-many-columns',
    ],
    [
      'that claims them in other quotes',
      () => workbookOf("<row r='1'><c r = 'XFD1'><v>1</v></c></row>"),
      'too-many-columns',
    ],
    [
      'with a text that is nowhere',
      () => workbookOf('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
      'not-a-workbook',
    ],
    [
      'of a kilobyte that unpacks to megabytes',
      () => deflated('xl/worksheets/sheet1.xml', Buffer.alloc(5_000_000, 32)),
      'too-large-unpacked',
    ],
    ['cut off', () => workbookOf('<row r="1"/>').subarray(0, 300), 'not-a-workbook'],
    ['without a sheet', () => storedZip(new Map([['a.xml', Buffer.from('<a/>')]])), 'not-a-workbook'],
    ['that is a text', () => Buffer.from('Jour;Titre'), 'not-a-workbook'],
    ['that is nothing', () => Buffer.alloc(0), 'not-a-workbook'],
  ])('%s is refused', async (_what, file, refusal) => {
    expect(await code(file())).toBe(refusal);
  });
});

describe('an archive', () => {
  it('comes out as it went in, stored or deflated', () => {
    const all = () => true;
    const entries = new Map([
      ['é.xml', Buffer.from('un')],
      ['b', Buffer.alloc(0)],
    ]);
    expect(unzip(storedZip(entries), all, 100)).toEqual(entries);
    expect(
      unzip(deflated('a', Buffer.from('deux')), all, 4)
        .get('a')
        ?.toString(),
    ).toBe('deux');
  });

  it('whose directory points anywhere is damaged, not dangerous', () => {
    const archive = storedZip(new Map([['a', Buffer.from('un')]]));
    for (let at = 0; at < archive.length; at++) {
      const broken = Buffer.from(archive);
      broken[at] = 0xff;
      try {
        unzip(broken, () => true, 1000);
      } catch (error) {
        expect((error as { code?: string }).code).toBe('damaged');
      }
    }
  });
});
