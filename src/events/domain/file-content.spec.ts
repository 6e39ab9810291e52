import { checkDocument, checkLogo, type FileVerdict, LARGEST_LOGO } from './file-content.js';

const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const PNG = bytesOf([0x89], 'PNG\r\n', [0x1a], '\n', 'IHDR');
const JPEG = bytesOf([0xff, 0xd8, 0xff, 0xe0], 'JFIF');
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
  ])('%s is known by its content', (filename, bytes, verdict) => {
    expect(said(checkDocument(sent(filename, bytes)))).toBe(verdict);
  });

  it('is a picture of half a megabyte at most where it is a logo', () => {
    expect(said(checkLogo(sent('logo.png', PNG)))).toBe('image/png logo.png');
    expect(said(checkLogo(sent('logo.pdf', PDF)))).toBe('file-unknown');
    const large = new Uint8Array(LARGEST_LOGO + 1);
    large.set(PNG);
    expect(said(checkLogo(sent('logo.png', large)))).toBe('file-too-large');
    expect(said(checkDocument(sent('logo.png', large)))).toBe('image/png logo.png');
    expect(said(checkLogo({ filename: 'x.png', bytes: new Uint8Array(), tooLarge: true }))).toBe('file-too-large');
  });
});
