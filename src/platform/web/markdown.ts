import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { frenchTypography, raiseOrdinals } from '../i18n/french-typography.js';

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

parser.core.ruler.push('french_typography', ({ tokens }) => {
  for (const token of tokens) {
    for (const child of token.children ?? []) {
      if (child.type === 'text') child.content = frenchTypography(child.content);
    }
  }
});

/** Organisers write paragraphs, lists, quotes and links; titles stay below those of the page. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'a', 'h3', 'h4', 'hr', 'code'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h5: 'h4',
    h6: 'h4',
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }),
  },
};

/** Safe HTML of organisers' Markdown: no raw HTML, no script, no picture, links to http(s), mail and telephone only. */
export function markdownHtml(markdown: string): string {
  const html = sanitizeHtml(parser.render(markdown), ALLOWED);
  return html.replace(/>[^<]+</g, raiseOrdinals).trim();
}
