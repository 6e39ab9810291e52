import type { Block, Inline } from './message-markup.js';
import type { PlaceholderName } from './placeholders.js';

export interface MessageValues {
  /** The typography of the text's language. */
  readonly set: (text: string) => string;
  /** Plain text: it is escaped like everything else. */
  readonly value: (name: PlaceholderName) => string;
}

const FACE = `font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;
const PARAGRAPH = `${FACE};font-size:16px;line-height:25px;margin:0 0 16px;color:#17232E`;
const LIST = `${FACE};font-size:16px;line-height:25px;margin:0 0 16px;padding:0 0 0 22px;color:#17232E`;

/** HTML for mail programs, which know styles on elements only; classes are the layout's, for their dark mode. */
export function messageHtml(blocks: readonly Block[], values: MessageValues): string {
  return blocks
    .map(({ kind, lines }) => {
      const written = lines.map((line) => inlineHtml(line, values));
      return kind === 'list'
        ? `<ul class="k" style="${LIST}">${written.map((line) => `<li>${line}</li>`).join('')}</ul>`
        : `<p class="k" style="${PARAGRAPH}">${written.join('<br>')}</p>`;
    })
    .join('\n');
}

export function messageText(blocks: readonly Block[], values: MessageValues): string {
  return blocks
    .map(({ kind, lines }) =>
      lines.map((line) => `${kind === 'list' ? '- ' : ''}${inlineText(line, values)}`).join('\n'),
    )
    .join('\n\n');
}

/** The one line of a subject. */
export function lineText(blocks: readonly Block[], values: MessageValues): string {
  return messageText(blocks, values).replace(/\s*\n\s*/g, ' ');
}

function inlineHtml(content: readonly Inline[], values: MessageValues): string {
  return content
    .map((one) => {
      if (one.kind === 'text') return escaped(values.set(one.text));
      if (one.kind === 'value') return escaped(values.value(one.name));
      const inner = one.kind === 'link' && isBare(one) ? escaped(one.href) : inlineHtml(one.content, values);
      if (one.kind === 'link') return `<a class="a" href="${escaped(one.href)}" style="color:#17594A">${inner}</a>`;
      return one.kind === 'strong' ? `<b>${inner}</b>` : `<i>${inner}</i>`;
    })
    .join('');
}

function inlineText(content: readonly Inline[], values: MessageValues): string {
  return content
    .map((one) => {
      if (one.kind === 'text') return values.set(one.text);
      if (one.kind === 'value') return values.value(one.name);
      if (one.kind !== 'link') return inlineText(one.content, values);
      const href = one.href.replace(/^mailto:/, '');
      return isBare(one) ? href : `${inlineText(one.content, values)} (${href})`;
    })
    .join('');
}

function isBare({ href, content }: Extract<Inline, { kind: 'link' }>): boolean {
  const [only, ...others] = content;
  return others.length === 0 && only?.kind === 'text' && only.text === href;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
