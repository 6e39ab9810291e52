import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { PROJECT_ROOT } from '../../../platform/files/project-root.js';
import type { Locale } from '../../../platform/i18n/locale.js';

const FONTS = {
  serif: 'newsreader-medium',
  italic: 'newsreader-italic',
  sans: 'radio-canada',
  strong: 'radio-canada-semibold',
} as const;
type Font = keyof typeof FONTS;

/** The house's light colours, as public/app.css names them. */
export const COLOURS = {
  ink: '#17232E',
  quiet: '#465766',
  line: '#D8D4C7',
  ground: '#EAE7DC',
  likert: ['#8C3B12', '#E2B48F', '#8CC0AF', '#17594A'],
  onLikert: ['#FFFFFF', '#2B1608', '#07261F', '#FFFFFF'],
  neutral: '#7C8892',
} as const;

const STYLES = {
  title: { font: 'serif', size: 26, colour: COLOURS.ink, before: 4, gap: 0 },
  section: { font: 'serif', size: 18, colour: COLOURS.ink, before: 26, gap: 0 },
  part: { font: 'serif', size: 13.5, colour: COLOURS.ink, before: 18, gap: 0 },
  question: { font: 'strong', size: 10.5, colour: COLOURS.ink, before: 15, gap: 1 },
  text: { font: 'sans', size: 10, colour: COLOURS.ink, before: 6, gap: 2.5 },
  small: { font: 'sans', size: 8.8, colour: COLOURS.quiet, before: 4, gap: 1.5 },
  quote: { font: 'italic', size: 12, colour: COLOURS.ink, before: 9, gap: 2 },
} as const satisfies Record<string, { font: Font; size: number; colour: string; before: number; gap: number }>;
export type Style = keyof typeof STYLES;

const HEADINGS = { H1: 'title', H2: 'section', H3: 'part', H4: 'part' } as const satisfies Record<string, Style>;

/** In points: A4, with room for the foot. */
const PAGE = { left: 62, top: 60, right: 62, bottom: 72 };
export const WIDTH = 595.28 - PAGE.left - PAGE.right;
const ROW_GAP = 5;

export interface SheetFacts {
  readonly title: string;
  readonly author: string;
  readonly locale: Locale;
  readonly created: Date;
}

export interface Row {
  readonly label: string;
  readonly cells: readonly string[];
  /** Length of its bar, from 0 to 1; null for none. */
  readonly share: number | null;
}

/** A4 pages in the house's hand, tagged for those who hear them: each piece of text is a heading, a paragraph, a table or a figure. */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly marks: PDFKit.PDFOutline[] = [];

  constructor(private readonly facts: SheetFacts) {
    const { title, author, locale, created } = facts;
    this.document = new PDFDocument({
      size: 'A4',
      margins: PAGE,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      lang: locale === 'fr' ? 'fr-FR' : 'en-GB',
      info: { Title: title, Author: author, CreationDate: created, Creator: 'Tablée' },
      font: fontFile('sans'),
    });
    for (const font of Object.keys(FONTS) as Font[]) this.document.registerFont(font, fontFile(font));
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** A title, which is a bookmark too unless it is a question's. `below`: room for what must stand under it, in points. */
  heading(level: keyof typeof HEADINGS, text: string, { own = false, below = 60, isQuestion = false } = {}): void {
    const style = isQuestion ? 'question' : HEADINGS[level];
    this.room(this.heightOf(text, style) + STYLES[style].before + below);
    if (!isQuestion) this.bookmark(Number(level[1]), text);
    this.tagged(level, text, style, own);
  }

  /** `own`: organisers' or participants' words, French whatever the language of the interface. */
  paragraph(text: string, style: Style = 'text', { own = false, tag = 'P', indent = 0 } = {}): void {
    this.tagged(tag, text, style, own, indent);
  }

  /** Rows with a bar each, or none; the first column heads its row. */
  table(columns: readonly string[], rows: readonly Row[], { wide = false, own = true } = {}): void {
    const { document } = this;
    const table = document.struct('Table');
    this.root.add(table);
    const cellsWide = wide ? WIDTH - 125 : 58;
    const labelWide = wide ? 115 : 210;
    const barWide = wide ? 0 : WIDTH - labelWide - cellsWide * (columns.length - 1) - 24;
    const xOf = (at: number) => PAGE.left + WIDTH - cellsWide * (columns.length - at);
    const row = (cells: readonly string[], share: number | null, isHead: boolean) => {
      const style = isHead || wide ? 'small' : 'text';
      const heights = cells.map((cell, at) =>
        this.heightOf(cell, at > 0 && wide ? 'text' : style, at === 0 ? labelWide : cellsWide),
      );
      const height = Math.max(...heights);
      this.room(height + 2 * ROW_GAP);
      const y = document.y + ROW_GAP;
      this.artefact(() => {
        if (!isHead) line(document, y - ROW_GAP + 1);
        if (share !== null && barWide > 0) this.bar(PAGE.left + labelWide + 12, y + 2, barWide, share);
      });
      const line_ = document.struct('TR');
      table.add(line_);
      cells.forEach((cell, at) => {
        const isLabel = at === 0;
        const type = isHead || isLabel ? 'TH' : 'TD';
        const scope = isHead ? 'Column' : isLabel ? 'Row' : undefined;
        const lang = own && isLabel && !isHead ? this.ownLanguage() : {};
        const options = { ...lang, ...(scope && { scope }) };
        const draw = () => {
          this.use(at > 0 && wide ? 'text' : style);
          const align = isLabel || wide ? 'left' : 'right';
          const width = isLabel ? labelWide : cellsWide;
          document.text(clean(cell), isLabel ? PAGE.left : xOf(at), y, { width, align, lineGap: 1 });
        };
        line_.add(document.struct(type, options, [draw]));
      });
      line_.end();
      document.x = PAGE.left;
      document.y = y + height + ROW_GAP;
    };
    document.y += 4;
    if (!wide) {
      this.room(70);
      row(columns, null, true);
    }
    for (const { label, cells, share } of rows) row([label, ...cells], share, false);
    table.end();
  }

  /** A drawing `height` points high, told in words by `alt`. */
  figure(alt: string, height: number, draw: (document: PDFKit.PDFDocument, x: number, y: number) => void): void {
    this.room(height + 6);
    const y = this.document.y + 6;
    const drawing = () => draw(this.document, PAGE.left, y);
    const figure = this.document.struct('Figure', { alt: clean(alt) }, [drawing]);
    this.root.add(figure);
    this.document.x = PAGE.left;
    this.document.y = y + height;
  }

  /** Text inside a drawing, on one line. */
  label(text: string, x: number, y: number, width: number, colour: string, font: Font = 'sans'): void {
    this.document.font(font).fontSize(8.5).fillColor(colour);
    this.document.text(text, x, y, { width, align: 'center', lineBreak: false });
  }

  /** Leaves the page when `height` points have no room on it. */
  room(height: number): void {
    const { document } = this;
    if (document.y > PAGE.top && document.y + height > document.page.height - PAGE.bottom) document.addPage();
  }

  /** `foot`: what stands at the left of each page's foot; `page`: its number in words. */
  end(foot: string, page: (number: number, of: number) => string): void {
    const { document } = this;
    const { start, count } = document.bufferedPageRange();
    for (let at = start; at < start + count; at += 1) {
      document.switchToPage(at);
      document.page.margins.bottom = 0;
      this.artefact(() => {
        this.use('small');
        const y = document.page.height - 48;
        line(document, y - 7);
        const options = { width: WIDTH - 90, height: 12, ellipsis: true };
        document.text(clean(foot), PAGE.left, y, options);
        document.text(page(at + 1, count), PAGE.left + WIDTH - 80, y, { width: 80, align: 'right', lineBreak: false });
      });
    }
    this.root.end();
    document.end();
  }

  private tagged(tag: string, text: string, style: Style, own: boolean, indent = 0): void {
    const { document } = this;
    const draw = () => {
      this.use(style);
      document.text(clean(text), PAGE.left + indent, document.y, { width: WIDTH - indent, lineGap: STYLES[style].gap });
    };
    if (document.y > PAGE.top) document.y += STYLES[style].before;
    this.room(Math.min(this.heightOf(text, style, WIDTH - indent), 30));
    this.root.add(document.struct(tag, own ? this.ownLanguage() : {}, [draw]));
    document.x = PAGE.left;
  }

  private bookmark(level: number, text: string): void {
    const above = this.marks[level - 2] ?? this.document.outline;
    // The type knows neither; a bookmark without them leads to the top right of its page.
    const place = { top: this.document.y, left: this.document.page.width, expanded: level < 3 };
    this.marks[level - 1] = above.addItem(clean(text), place);
    this.marks.length = level;
  }

  private bar(x: number, y: number, width: number, share: number): void {
    this.document.rect(x, y, width, 9).fill(COLOURS.ground);
    if (share > 0) this.document.rect(x, y, width * Math.min(1, share), 9).fill(COLOURS.likert[3]);
  }

  private artefact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private use(style: Style): void {
    const { font, size, colour } = STYLES[style];
    this.document.font(font).fontSize(size).fillColor(colour);
  }

  private heightOf(text: string, style: Style, width: number = WIDTH): number {
    this.use(style);
    return this.document.heightOfString(clean(text), { width, lineGap: STYLES[style].gap });
  }

  private ownLanguage(): { lang?: string } {
    return this.facts.locale === 'fr' ? {} : { lang: 'fr-FR' };
  }
}

function line(document: PDFKit.PDFDocument, y: number): void {
  document
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + WIDTH, y)
    .lineWidth(0.5)
    .stroke(COLOURS.line);
}

/** What has no shape in a document: controls, and marks of direction. */
function clean(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\P{C}\n]/gu, ' ');
}

function fontFile(font: Font): string {
  return join(PROJECT_ROOT, 'templates', 'pdf', `${FONTS[font]}.ttf`);
}
