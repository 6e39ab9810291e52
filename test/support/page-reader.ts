/** A text of a page as it stands between two tags, or in an attribute that is read aloud. */
interface PageText {
  readonly text: string;
  /** The language that holds there. */
  readonly lang: string;
  /** Written by the house's own templates, not shown as somebody typed it (code, an address, what a field holds). */
  readonly isSet: boolean;
  /** An attribute has the language of its element and cannot have another for a name within. */
  readonly isAttribute: boolean;
}

/** What a page says and where it leads. */
export interface ReadPage {
  readonly lang: string;
  readonly title: string;
  readonly headings: number;
  readonly ids: ReadonlySet<string>;
  readonly texts: readonly PageText[];
  /** Where links lead; those that search engines shall not follow change something and are left out. */
  readonly links: readonly string[];
  /** Addresses of forms, with their method. */
  readonly forms: readonly { readonly method: string; readonly action: string | null }[];
  /** Files that the page asks for. */
  readonly files: readonly string[];
}

const PIECE = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|([^<]+|<)/gi;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const UNSET = new Set('pre code textarea script style title svg option'.split(' '));
const SPOKEN = ['aria-label', 'alt', 'title', 'placeholder', 'data-l'];

interface Open {
  readonly name: string;
  readonly lang: string;
  readonly isSet: boolean;
}

/** Reads the HTML that our templates write; it mends nothing that a browser would. */
export function readPage(html: string): ReadPage {
  const page = {
    lang: '',
    title: '',
    headings: 0,
    ids: new Set<string>(),
    texts: [] as PageText[],
    links: [] as string[],
    forms: [] as { method: string; action: string | null }[],
    files: [] as string[],
  };
  const open: Open[] = [];
  const here = (): Open => open.at(-1) ?? { name: '', lang: '', isSet: true };
  const element = (name: string, given: Map<string, string>) => {
    const id = given.get('id');
    if (id) page.ids.add(id);
    const lang = given.get('lang') ?? here().lang;
    if (name === 'html') page.lang = lang;
    if (name === 'h1') page.headings += 1;
    const href = given.get('href');
    if (name === 'a' && href !== undefined && !given.get('rel')?.includes('nofollow')) page.links.push(href);
    if (name === 'link' && given.get('rel') !== 'canonical' && !given.has('hreflang') && href) page.files.push(href);
    if (['img', 'script', 'iframe'].includes(name) && given.get('src')) page.files.push(given.get('src')!);
    if (name === 'form')
      page.forms.push({ method: (given.get('method') ?? 'get').toUpperCase(), action: given.get('action') ?? null });
    const isSet = here().isSet && !UNSET.has(name);
    for (const attribute of SPOKEN) {
      const text = given.get(attribute);
      if (text && name !== 'iframe') page.texts.push({ text, lang, isSet: true, isAttribute: true });
    }
    if (!VOID.has(name)) open.push({ name, lang, isSet });
  };
  for (const [, closing, name, attributes, text] of html.matchAll(PIECE)) {
    if (text !== undefined) {
      if (here().name === 'title' && page.title === '') page.title = resolved(text).trim();
      if (text.trim() !== '')
        page.texts.push({ text: resolved(text), lang: here().lang, isSet: here().isSet, isAttribute: false });
    } else if (name && closing) {
      const at = open.findLastIndex((one) => one.name === name.toLowerCase());
      if (at >= 0) open.length = at;
    } else if (name) element(name.toLowerCase(), attributesOf(attributes ?? ''));
  }
  return page;
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name, double, single, bare]) => [
      name!.toLowerCase(),
      resolved(double ?? single ?? bare ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function resolved(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/gi, (_whole, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
