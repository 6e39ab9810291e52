import { placeholderOf, type PlaceholderName } from './placeholders.js';

/*
 * Organisers' texts in mails: paragraphs, lists with « - », **strong**, *emphasis*, [links](https://…) and placeholders
 * of a closed list. Read into a tree here and written from the tree, so that nothing typed is ever markup or code.
 */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: PlaceholderName }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly lines: readonly (readonly Inline[])[] };

/** `code` is one of the catalogue's `messages:errors`; `name` what stands between the braces. */
export interface MarkupProblem {
  readonly code: 'placeholder-unknown' | 'placeholder-not-here' | 'placeholder-open' | 'placeholder-in-link';
  readonly name: string;
}

export interface ParsedText {
  readonly blocks: readonly Block[];
  readonly problems: readonly MarkupProblem[];
}

const LIST_ITEM = /^[-•*] +/;
const ADDRESS = String.raw`(?:https?:\/\/|mailto:)[^\s()<>"'\[\]]+`;
const PIECE = new RegExp(
  [
    String.raw`\{\{(?<name>[^{}\n]*)\}\}`,
    String.raw`\[(?<label>[^\[\]\n]+)\]\((?<href>${ADDRESS})\)`,
    String.raw`(?<address>https?:\/\/[^\s()<>"'\[\]]+)`,
    String.raw`\*\*(?<strong>[^*\n]+)\*\*`,
    String.raw`\*(?<emphasis>[^*\s\n](?:[^*\n]*[^*\s\n])?)\*`,
  ].join('|'),
  'g',
);

/** @param allowed the placeholders of this kind of mail. */
export function parseMessage(text: string, allowed: readonly PlaceholderName[]): ParsedText {
  const problems: MarkupProblem[] = [];
  const blocks: Block[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    for (const { isList, lines } of runsOf(paragraph.split('\n').filter((line) => line.trim() !== ''))) {
      const content = lines.map((line) => inlines(line, allowed, problems));
      blocks.push({ kind: isList ? 'list' : 'paragraph', lines: content });
    }
  }
  return { blocks, problems: unique(problems) };
}

/** A subject: placeholders and nothing else. */
export function parseLine(text: string, allowed: readonly PlaceholderName[]): ParsedText {
  const problems: MarkupProblem[] = [];
  const content: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(/\{\{([^{}\n]*)\}\}/g)) {
    content.push(...plain(text.slice(at, match.index), problems), ...value(match[1] ?? '', allowed, problems));
    at = match.index + match[0].length;
  }
  content.push(...plain(text.slice(at), problems));
  return { blocks: [{ kind: 'paragraph', lines: [content] }], problems: unique(problems) };
}

/** A list may follow a sentence without an empty line between. */
function runsOf(lines: readonly string[]): { isList: boolean; lines: string[] }[] {
  const runs: { isList: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const isList = LIST_ITEM.test(line);
    const bare = isList ? line.replace(LIST_ITEM, '') : line;
    const last = runs.at(-1);
    if (last?.isList === isList) last.lines.push(bare);
    else runs.push({ isList, lines: [bare] });
  }
  return runs;
}

function inlines(line: string, allowed: readonly PlaceholderName[], problems: MarkupProblem[]): Inline[] {
  const content: Inline[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECE)) {
    content.push(...plain(line.slice(at, match.index), problems));
    content.push(...piece(match.groups ?? {}, allowed, problems));
    at = match.index + match[0].length;
  }
  content.push(...plain(line.slice(at), problems));
  return content;
}

function piece(
  { name, label, href, address, strong, emphasis }: Readonly<Record<string, string | undefined>>,
  allowed: readonly PlaceholderName[],
  problems: MarkupProblem[],
): Inline[] {
  if (name !== undefined) return value(name, allowed, problems);
  if (strong !== undefined) return [{ kind: 'strong', content: inlines(strong, allowed, problems) }];
  if (emphasis !== undefined) return [{ kind: 'emphasis', content: inlines(emphasis, allowed, problems) }];
  const whole = href ?? address ?? '';
  const target = href ?? whole.replace(/[.,;:!?]+$/, '');
  if (/[{}]/.test(target)) problems.push({ code: 'placeholder-in-link', name: target });
  const link: Inline = {
    kind: 'link',
    href: target,
    content: label === undefined ? [{ kind: 'text', text: target }] : inlines(label, allowed, problems),
  };
  return [link, ...plain(href === undefined ? whole.slice(target.length) : '', problems)];
}

function value(typed: string, allowed: readonly PlaceholderName[], problems: MarkupProblem[]): Inline[] {
  const name = placeholderOf(typed);
  if (name !== null && allowed.includes(name)) return [{ kind: 'value', name }];
  problems.push({ code: name === null ? 'placeholder-unknown' : 'placeholder-not-here', name: typed.trim() });
  return [{ kind: 'text', text: `{{${typed}}}` }];
}

function plain(text: string, problems: MarkupProblem[]): Inline[] {
  if (text === '') return [];
  const brace = /\{\{|\}\}/.exec(text);
  if (brace) problems.push({ code: 'placeholder-open', name: text.slice(brace.index, brace.index + 30) });
  return [{ kind: 'text', text }];
}

function unique(problems: readonly MarkupProblem[]): MarkupProblem[] {
  return problems.filter(
    (one, at) => problems.findIndex(({ code, name }) => code === one.code && name === one.name) === at,
  );
}
