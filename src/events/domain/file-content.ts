import { withoutMetadata } from './picture/without-metadata.js';

/** A file whose content is what it says to be; a picture is only what it shows. */
export interface CheckedFile {
  /** Its last part only, of harmless characters, with the ending of its content. */
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface SentFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly tooLarge: boolean;
}

/** Largest files, in bytes. */
export const LARGEST_LOGO = 500_000;
export const LARGEST_DOCUMENT = 10_000_000;
export const LARGEST_PHOTO = 5_000_000;

interface Format {
  readonly endings: readonly string[];
  readonly type: string;
  readonly image: boolean;
  readonly matches: (bytes: Uint8Array) => boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** What a browser may show or a person open, told by the first bytes: names and declared types are anybody's words. */
const FORMATS: readonly Format[] = [
  { endings: ['png'], type: 'image/png', image: true, matches: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { endings: ['jpg', 'jpeg'], type: 'image/jpeg', image: true, matches: begins(0xff, 0xd8, 0xff) },
  { endings: ['pdf'], type: 'application/pdf', image: false, matches: begins(0x25, 0x50, 0x44, 0x46, 0x2d) },
  { endings: ['docx'], type: `${OFFICE}.wordprocessingml.document`, image: false, matches: zipWith('word/') },
  { endings: ['xlsx'], type: `${OFFICE}.spreadsheetml.sheet`, image: false, matches: zipWith('xl/') },
  { endings: ['pptx'], type: `${OFFICE}.presentationml.presentation`, image: false, matches: zipWith('ppt/') },
  { endings: ['odt'], type: `${OPEN_DOCUMENT}.text`, image: false, matches: zipWith(`${OPEN_DOCUMENT}.text`) },
  {
    endings: ['ods'],
    type: `${OPEN_DOCUMENT}.spreadsheet`,
    image: false,
    matches: zipWith(`${OPEN_DOCUMENT}.spreadsheet`),
  },
  {
    endings: ['odp'],
    type: `${OPEN_DOCUMENT}.presentation`,
    image: false,
    matches: zipWith(`${OPEN_DOCUMENT}.presentation`),
  },
];

const RIFF = begins(0x52, 0x49, 0x46, 0x46);
const WEBP: Format = {
  endings: ['webp'],
  type: 'image/webp',
  image: true,
  matches: (bytes) => RIFF(bytes) && begins(0x57, 0x45, 0x42, 0x50)(bytes.subarray(8, 12)),
};

export type FileRefusal = 'file-too-large' | 'file-empty' | 'file-unknown' | 'file-damaged';
export type FileVerdict = { readonly file: CheckedFile } | { readonly refusal: FileRefusal };

/** A partner's logo: a raster picture, never SVG, which is a program as much as a drawing. */
export function checkLogo(sent: SentFile): FileVerdict {
  return checked(
    sent,
    LARGEST_LOGO,
    FORMATS.filter(({ image }) => image),
  );
}

/** What telephones and cameras make. */
export function checkPhoto(sent: SentFile): FileVerdict {
  return checked(sent, LARGEST_PHOTO, [...FORMATS.filter(({ image }) => image), WEBP]);
}

export function checkDocument(sent: SentFile): FileVerdict {
  return checked(sent, LARGEST_DOCUMENT, FORMATS);
}

function checked({ filename, bytes, tooLarge }: SentFile, largest: number, formats: readonly Format[]): FileVerdict {
  if (tooLarge || bytes.length > largest) return { refusal: 'file-too-large' };
  if (bytes.length === 0) return { refusal: 'file-empty' };
  const format = formats.find(({ matches }) => matches(bytes));
  if (!format) return { refusal: 'file-unknown' };
  // Nothing of where, when and with what a picture was taken comes into the house.
  const kept = format.image ? withoutMetadata(format.type, bytes) : bytes;
  if (!kept) return { refusal: 'file-damaged' };
  return { file: { filename: harmlessName(filename, format.endings), contentType: format.type, bytes: kept } };
}

const LONGEST_NAME = 100;

/** `C:\Users\x\Plan d'accès.PDF` → `Plan-d-acces.pdf`. */
function harmlessName(filename: string, endings: readonly string[]): string {
  const last = filename.split(/[\\/]/).at(-1) ?? '';
  const [, stem = last, ending = ''] = /^(.*)\.([^.]*)$/.exec(last) ?? [];
  const words = stem
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME);
  const known = endings.find((one) => one === ending.toLowerCase()) ?? endings[0] ?? 'bin';
  return `${words || 'document'}.${known}`;
}

function begins(...magic: readonly number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => magic.every((byte, at) => bytes[at] === byte);
}

/** A zip whose names, which stand uncompressed in it, hold `mark`. */
function zipWith(mark: string): (bytes: Uint8Array) => boolean {
  const isZip = begins(0x50, 0x4b, 0x03, 0x04);
  const wanted = [...mark].map((letter) => letter.charCodeAt(0));
  return (bytes) => isZip(bytes) && holds(bytes, wanted);
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}
