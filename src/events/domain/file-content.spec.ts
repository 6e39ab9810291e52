import { JPEG, LATITUDE, MAKER, PNG, takenSomewhere } from '../../../test/support/pictures.js';
import { checkDocument, checkLogo, checkPhoto, type FileVerdict, LARGEST_LOGO } from './file-content.js';

const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const PDF = bytesOf('%PDF-1.7 …');
const zip = (name: string) => bytesOf('PK', [3, 4], '........', name);
const sent = (filename: string, bytes: Uint8Array) => ({ filename, bytes, tooLarge: false });
const said = (verdict: FileVerdict) =>
  'refusal' in verdict ? verdict.refusal : `${verdict.file.contentType} ${verdict.file.filename}`;

describe('a file sent by an organiser', () => {
  it.each([
    ['Logo SMACL.png', PNG, 'image/png Logo-SMACL.png'],
    ['photo.JPEG', JPEG, 'image/jpeg photo.jpeg'],
    ['C:\\Users\\x\\Plan d’accès.PDF', PDF, 'application/pdf Plan-d-acces.pdf'],
    ['../../etc/passwd', PDF, 'application/pdf passwd.pdf'],
    ['page.html', PDF, 'application/pdf page.pdf'],
    ['sans ending', PNG, 'image/png sans-ending.png'],
    ['…', PDF, 'application/pdf document.pdf'],
    [
      'fiche.docx',
      zip('word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document fiche.docx',
    ],
    [
      'liste.ods',
      zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      'application/vnd.oasis.opendocument.spreadsheet liste.ods',
    ],
    ['archive.zip', zip('virus.exe'), 'file-unknown'],
    ['logo.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg">'), 'file-unknown'],
    ['logo.png', bytesOf('<html><script>'), 'file-unknown'],
    ['vide.pdf', bytesOf(), 'file-empty'],
    ['logo.png', PNG.subarray(0, 20), 'file-damaged'],
    ['photo.jpg', JPEG.subarray(0, JPEG.length - 2), 'file-damaged'],
  ])('%s is known by its content', (filename, bytes, verdict) => {
    expect(said(checkDocument(sent(filename, bytes)))).toBe(verdict);
  });

  it('is a picture of half a megabyte at most where it is a logo', () => {
    expect(said(checkLogo(sent('logo.png', PNG)))).toBe('image/png logo.png');
    expect(said(checkLogo(sent('logo.pdf', PDF)))).toBe('file-unknown');
    // Words after the end of a picture weigh as much as the picture.
    const large = Buffer.concat([PNG, Buffer.alloc(LARGEST_LOGO)]);
    expect(said(checkLogo(sent('logo.png', large)))).toBe('file-too-large');
    expect(said(checkDocument(sent('logo.png', large)))).toBe('image/png logo.png');
    expect(said(checkLogo({ filename: 'x.png', bytes: new Uint8Array(), tooLarge: true }))).toBe('file-too-large');
  });

  it.each([
    ['a document', checkDocument],
    ['a logo', checkLogo],
    ['a photo', checkPhoto],
  ])('says as %s nothing of where and with what it was taken, and stays upright', (_case, check) => {
    const taken = takenSomewhere(JPEG);
    expect([taken.includes(LATITUDE), taken.includes(MAKER)]).toEqual([true, true]);
    const verdict = check(sent('IMG_0001.jpg', taken));
    const kept = Buffer.from('file' in verdict ? verdict.file.bytes : []);
    expect([kept.includes(LATITUDE), kept.includes(MAKER)]).toEqual([false, false]);
    // 20 bytes of header, 36 of Exif with nothing but the orientation, and the picture as it was.
    expect(kept.length).toBe(JPEG.length + 36);
    expect(kept.subarray(20 + 36)).toEqual(JPEG.subarray(20));
    expect(kept.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))).toBe(true);
  });
});
