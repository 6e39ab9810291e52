import { markdownHtml } from '../../../platform/web/markdown.js';

export interface Block {
  readonly kind: 'title' | 'text' | 'item';
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Organisers' Markdown as paragraphs, items and titles of plain text; the address of a link stands after its words. */
export function markdownBlocks(markdown: string): Block[] {
  const html = markdownHtml(markdown)
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, href: string, text: string) =>
      text === href ? text : `${text} (${href})`,
    )
    .replace(/<br\s*\/?>/g, '\n');
  let kind: Block['kind'] = 'text';
  const blocks: Block[] = [];
  for (const piece of html.split(/(<\/?(?:p|ul|ol|li|h3|h4|blockquote|hr)\b[^>]*>)/)) {
    if (/^<li\b/.test(piece)) kind = 'item';
    else if (/^<h[34]\b/.test(piece)) kind = 'title';
    else if (/^<\/(?:li|h[34])>/.test(piece)) kind = 'text';
    const text = piece
      .replace(/<[^>]*>/g, '')
      .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!)
      .trim();
    if (text !== '') blocks.push({ kind, text });
  }
  return blocks;
}
