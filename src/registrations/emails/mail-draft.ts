import Handlebars from 'handlebars';
import type { RenderedMail } from '../../platform/web/templates.js';
import { mailSpaces } from '../../platform/i18n/french-typography.js';
import { alignColumns, wrapLines } from './text-layout.js';

/** What differs from one person's mail to the next; all the rest is one text per event, kind and language. */
const PERSONAL = [
  'greeting',
  'participant',
  'collective',
  'options',
  'ateliers',
  'reference',
  'position',
  'deadline',
  'link',
  'firstName',
  'lastName',
  'role',
  'employer',
  'unsubscribe',
  'by',
] as const;
type Personal = (typeof PERSONAL)[number];
export type PersonalValues = Readonly<Record<Personal, string>>;

export const NO_VALUES = Object.fromEntries(PERSONAL.map((name) => [name, ''])) as PersonalValues;

/** Lines of one person's own, such as atelier and table: already HTML, and plain text. */
export interface PersonalBlock {
  readonly html: string;
  readonly text: string;
}

const NO_BLOCK: PersonalBlock = { html: '', text: '' };
const BLOCK = 'block';

/** Private-use characters: no catalogue holds them, and texts typed by people are cleaned of them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const MARKER = /\uE000(\w+)\uE001/;

/** Stand-ins for the personal values while a template is rendered. */
export const MARKERS: PersonalValues & Readonly<Record<typeof BLOCK, string>> = Object.fromEntries(
  [...PERSONAL, BLOCK].map((name) => [name, `${OPEN}${name}${CLOSE}`]),
) as PersonalValues & Record<typeof BLOCK, string>;

type Pieces = readonly string[];

/**
 * A mail rendered once with stand-ins and cut at them: filling it costs a few microseconds, where rendering it costs
 * hundreds, and thousands of registrations a second each fill one inside the transaction.
 */
export class MailDraft {
  private readonly subject: Pieces;
  private readonly html: Pieces;
  private readonly text: Pieces;

  constructor(rendered: RenderedMail) {
    this.subject = rendered.subject.split(MARKER);
    this.html = mailSpaces(rendered.html).split(MARKER);
    this.text = alignColumns(rendered.text).split(MARKER);
  }

  filled(values: PersonalValues, block: PersonalBlock = NO_BLOCK): RenderedMail {
    return {
      subject: join(this.subject, values, '', String),
      html: join(this.html, values, block.html, Handlebars.escapeExpression),
      text: wrapLines(join(this.text, values, block.text, String)),
    };
  }
}

/** Texts stand at even places, names of values at odd ones. */
function join(pieces: Pieces, values: PersonalValues, block: string, escape: (value: string) => string): string {
  let text = '';
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    if (at % 2 === 0) text += piece;
    else text += piece === BLOCK ? block : escape(values[piece as Personal]);
  }
  return text;
}
