/** An element of a document, its text with entities resolved. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly XmlNode[];
  all(name: string): readonly XmlNode[];
  /** @throws Error when there is not exactly one. */
  one(name: string): XmlNode;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * A strict reader of the XML that programs exchange: elements, attributes, texts, the five entities and numbers. It knows
 * no more, so that anything else in a file of ours is an error. @throws Error for what is not well formed.
 */
export function parseXml(document: string): XmlNode {
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '');
  if (/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u.test(body)) throw new Error('a character outside XML');
  const open: Building[] = [];
  let root: Building | null = null;
  let at = 0;
  const piece = /<(\/?)([A-Za-z_][\w:-]*)((?:\s+[A-Za-z_][\w:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  for (let match = piece.exec(body); match; match = piece.exec(body)) {
    at = piece.lastIndex;
    const [, closing, name, attributes = '', empty, text] = match;
    const parent = open.at(-1);
    if (text !== undefined) {
      if (parent) parent.text += resolved(text);
      else if (text.trim() !== '') throw new Error('a text outside the root');
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const node = new Building(name!, attributesOf(attributes));
      if (parent) parent.children.push(node);
      else if (root) throw new Error('a second root');
      else root = node;
      if (!empty) open.push(node);
    }
  }
  if (at !== body.length || open.length > 0 || !root)
    throw new Error(`not well formed at ${at}: ${body.slice(at, at + 80)}`);
  return root;
}

class Building implements XmlNode {
  text = '';
  readonly children: Building[] = [];
  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {}

  all(name: string): Building[] {
    return this.children.filter((child) => child.name === name);
  }

  one(name: string): Building {
    const [found, ...others] = this.all(name);
    if (!found || others.length > 0) throw new Error(`${this.name} has ${others.length + (found ? 1 : 0)} ${name}`);
    return found;
  }
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([A-Za-z_][\w:-]*)="([^"]*)"/g)].map(
    ([, name, value]) => [name!, resolved(value!)] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${source}`);
  return Object.fromEntries(pairs);
}

function resolved(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));|&/g, (whole, number: string | undefined, name: string | undefined) => {
    const character = number !== undefined ? String.fromCodePoint(Number(number)) : ENTITIES[name ?? ''];
    if (character === undefined) throw new Error(`a stray ${whole}`);
    return character;
  });
}
