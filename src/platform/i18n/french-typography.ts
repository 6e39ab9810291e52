const THIN = '\u202f';
const NO_BREAK = '\u00a0';
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const BLANK = '[ \\u00a0\\u202f]';

type Rule = readonly [RegExp, string | ((...match: string[]) => string)];

/** In this order: a later rule sees what an earlier one wrote. */
const RULES: readonly Rule[] = [
  [/'/g, '’'],
  [/\.\.\./g, '…'],
  [/["“]([^"“”\n]+)["”]/g, '« $1 »'],
  [new RegExp(`«${BLANK}*`, 'g'), `«${THIN}`],
  [new RegExp(`${BLANK}*»`, 'g'), `${THIN}»`],
  [new RegExp(`${BLANK}+([;:!?%€])`, 'g'), `${THIN}$1`],
  [/([\p{L}\d)»’])([;!?]|:)(?=\s|$)/gu, `$1${THIN}$2`],
  [/(\d)([%€])/g, `$1${THIN}$2`],
  [new RegExp(`(?<![\\d.,])(\\d{1,3})${BLANK}(?=\\d{3}(?!\\d))`, 'g'), `$1${THIN}`],
  [new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})${BLANK}?[hH]${BLANK}?(\\d{2})(?!\\d)`, 'gu'), `$1${NO_BREAK}h${NO_BREAK}$2`],
  [new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})${BLANK}?h(?![\\p{L}\\d’])`, 'gu'), `$1${NO_BREAK}h`],
  [new RegExp(`(?<!\\d)(\\d{1,2})-(\\d{1,2})(?=${BLANK}(?:${MONTHS})(?!\\p{L}))`, 'gu'), '$1–$2'],
  [new RegExp(`(?<!\\d)(\\d{1,2}|1er)${BLANK}(?=(?:${MONTHS})(?!\\p{L}))`, 'gu'), `$1${NO_BREAK}`],
  [new RegExp(`(?<![\\p{L}\\d])([A-Z]{2,8})${BLANK}(?=\\d{2,4}(?!\\d))`, 'gu'), `$1${NO_BREAK}`],
  [
    new RegExp(
      `(?<!\\p{L})(Table|Atelier|Territoire|table|atelier|territoire|n°|p\\.)${BLANK}(?=\\d|[A-H](?![\\p{L}’]))`,
      'gu',
    ),
    `$1${NO_BREAK}`,
  ],
  [new RegExp(`(?<!\\p{L})(M\\.|Mme|Mmes|MM\\.|Dr)${BLANK}(?=\\p{Lu})`, 'gu'), `$1${NO_BREAK}`],
];

/**
 * Sets a French text as printers do: narrow no-break space (U+202F) before ; : ! ? % € and inside « », no-break space
 * (U+00A0) in « 9 h 15 », « 15 novembre », « CIDGI 006 », typographic apostrophes, en dash between days. Plain text in
 * and out; setting a text that is already set changes nothing. Rules: Imprimerie nationale, with thin spaces as the
 * visual language of the project wants them.
 */
export function frenchTypography(text: string): string {
  return RULES.reduce((set, [pattern, replacement]) => set.replace(pattern, replacement as string), text);
}

/** Sets the text of a catalogue entry and leaves its tags, entities and `{{placeholders}}` as they are. */
export function frenchTypographyAroundMarkup(text: string): string {
  return text
    .split(/(<[^>]*>|\{\{[^}]*\}\}|&#?\w+;)/)
    .map((piece, index) => (index % 2 === 0 ? frenchTypography(piece) : piece))
    .join('');
}

/** Some mail programs draw U+202F as a box: subjects and plain-text parts use U+00A0 alone. */
export function mailSpaces(text: string): string {
  return text.replaceAll(THIN, NO_BREAK);
}

const ORDINAL = /(?<![\p{L}\d])(\d{1,3})(ers|er|res|re|es|e)(?![\p{L}\d])/gu;

/** Raises the endings of ordinals in a text that is already HTML: `1res` becomes `1<sup>res</sup>`. */
export function raiseOrdinals(html: string): string {
  return html.replace(ORDINAL, '$1<sup>$2</sup>');
}
