import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  readonly pages: number;
  readonly language: string;
  /** What a reader hears and copies: the text layer, odd spaces plain. */
  readonly text: string;
  /** Types of the structure's elements. */
  readonly tags: readonly string[];
  readonly alternatives: readonly string[];
  readonly bookmarks: readonly string[];
  readonly title: string;
}

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)\nendobj/g;

/** Reads a PDF as pdfkit writes it: its text layer by each font's own table of characters. */
export function readPdf(file: Buffer): ReadPdf {
  const objects = new Map([...file.toString('latin1').matchAll(OBJECT)].map(([, id, body]) => [id!, body!]));
  const all = [...objects].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, body]) => body);
  const dictionaries = all.map((body) => body.split('\nstream\n')[0]!);
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name, id] of dictionaries.join('\n').matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1];
    if (table) fonts.set(name!, charactersOf(streamOf(objects.get(table)!)));
  }
  const contents = dictionaries.flatMap((body) =>
    /\/Type \/Page\n/.test(body) ? streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(body)![1]!)!) : [],
  );
  const strings = (key: string) =>
    dictionaries.flatMap((body) =>
      [...body.matchAll(new RegExp(`/${key} \\(((?:\\\\.|[^\\\\)])*)\\)`, 'gs'))].map(([, text]) => unescaped(text!)),
    );
  return {
    pages: contents.length,
    language: strings('Lang')[0] ?? '',
    text: contents
      .map((content) => textOf(content, fonts))
      .join(' ')
      .replace(/\s+/g, ' '),
    tags: dictionaries.flatMap((body) => /\/S \/([A-Z]\w*)/.exec(body)?.[1] ?? []),
    alternatives: strings('Alt'),
    bookmarks: dictionaries.filter((body) => body.includes('/Dest [')).flatMap((body) => titlesOf(body)),
    title: unescaped((objects.get(/\/Title (\d+) 0 R/.exec(dictionaries.join('\n'))?.[1] ?? '') ?? '').slice(1, -1)),
  };
}

function titlesOf(body: string): string[] {
  return [...body.matchAll(/\/Title \(((?:\\.|[^\\)])*)\)/gs)].map(([, text]) => unescaped(text!));
}

function streamOf(body: string): string {
  const [head, ...rest] = body.split('\nstream\n');
  const bytes = Buffer.from(rest.join('\nstream\n').replace(/\nendstream$/, ''), 'latin1');
  return (head!.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

function charactersOf(table: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, from, list] of table.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    [...list!.matchAll(/<([\w ]*)>/g)].forEach(([, code], at) => {
      const glyph = (Number.parseInt(from!, 16) + at).toString(16).padStart(4, '0');
      const bytes = Buffer.from(code!.replaceAll(' ', ''), 'hex');
      characters.set(glyph, bytes.swap16().toString('utf16le'));
    });
  }
  return characters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    const glyphs = [...(shown ?? '').matchAll(/<(\w*)>/g)].flatMap(([, codes]) => codes!.match(/.{4}/g) ?? []);
    if (shown !== undefined) text += `${glyphs.map((glyph) => font?.get(glyph) ?? '\ufffd').join('')} `;
  }
  return text;
}

function unescaped(text: string): string {
  const plain = text.replace(/\\([\s\S])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? letter);
  if (!plain.startsWith('\u00fe\u00ff')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
}
