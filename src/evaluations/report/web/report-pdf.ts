import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { daysText, instantText } from '../../../platform/i18n/dates.js';
import { frenchTypography } from '../../../platform/i18n/french-typography.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { isAskedNow } from '../../domain/question.js';
import { likertScale } from '../../results/domain/likert-bar.js';
import type { QuestionResult } from '../../results/domain/results.js';
import { percentOf } from '../../results/web/percent.js';
import { markdownBlocks } from './markdown-blocks.js';
import type { ReportContent, ReportWords } from './report-content.js';
import { drawQuestion, type Drawing } from './report-questions.js';
import { Sheet } from './sheet.js';

/**
 * The report of a questionnaire as a tagged PDF: what was asked and of whom, how many answered, every figure, what is quoted and
 * what was learnt. What concerns one facilitator is left out: the document is made to be handed on.
 */
export function reportPdf(content: ReportContent, words: ReportWords): Readable {
  const title = frenchTypography(inLanguage(content.questionnaire.title, words.locale));
  const event = frenchTypography(content.event.title);
  const sheet = new Sheet({
    title: `${title}, ${event}`,
    author: content.event.organisers.map(({ name }) => name).join(', '),
    locale: words.locale,
    created: content.now,
  });
  const document = sheet.document as PDFKit.PDFDocument & Readable;
  compose(sheet, content, words, title).then(
    () => sheet.end(`${title}, ${event}`, (page, of) => words.text('report:page', { page, of })),
    (error: unknown) => document.destroy(error as Error),
  );
  return document;
}

async function compose(sheet: Sheet, content: ReportContent, words: ReportWords, title: string): Promise<void> {
  const { questionnaire, found, published } = content;
  sheet.paragraph(
    words.text('report:kind', { moment: words.text(`evaluation-desk:moments.${questionnaire.moment}`) }),
    'small',
  );
  sheet.heading('H1', title, { own: true });
  survey(sheet, content, words);
  if (published) {
    prose(sheet, words.text('publication:learnt'), published.learnt);
    prose(sheet, words.text('publication:changes'), published.changes);
  }
  const lines = found.results.under({}, (question) => found.subjectsOf(question).map(({ key }) => key));
  const scale = likertScale(lines.flatMap(({ figure }) => (figure?.kind === 'agreement' ? [figure] : [])));
  const drawing: Drawing = { sheet, words, scale };
  sheet.heading('H2', words.text('report:questions'), { below: 110 });
  sheet.paragraph(words.text('report:legend'), 'small');
  await drawAll(
    lines.filter(({ question }) => question.scope === 'event'),
    drawing,
  );
  await byAtelier(lines, content, drawing);
  quotations(sheet, content, words);
}

/** Other requests have their turn between two questions. */
async function drawAll(lines: readonly QuestionResult[], drawing: Drawing): Promise<void> {
  for (const line of lines) {
    drawQuestion(line, drawing);
    await nextTurn();
  }
}

async function byAtelier(lines: readonly QuestionResult[], { found }: ReportContent, drawing: Drawing): Promise<void> {
  const { sheet, words } = drawing;
  const about = Map.groupBy(
    lines.filter(({ question }) => question.scope === 'atelier'),
    ({ subject }) => subject ?? '',
  );
  if (about.size > 0) sheet.heading('H2', words.text('report:ateliers'), { below: 120 });
  for (const [subject, some] of about) {
    sheet.heading('H3', frenchTypography(found.nameOf(subject)), { own: true, below: 90 });
    await drawAll(some, drawing);
  }
  const hasFacilitators = lines.some(({ question }) => question.scope === 'facilitator');
  if (hasFacilitators) sheet.paragraph(words.text('report:facilitators'), 'small');
}

/** Who asked what of whom, when, and how many answered. */
function survey(sheet: Sheet, { event, questionnaire, found }: ReportContent, { locale, text }: ReportWords): void {
  const { moment, audience, atelier, mode, threshold, opensAt, closesAt, closedAt, questions, status } = questionnaire;
  const at = (instant: number) => instantText(instant, locale, 'dayTime', event.timeZone);
  const { answered, asked } = found.rate;
  const percent = percentOf(found.rate);
  const whom = text(`evaluation-desk:audiences.${audience}`);
  const facts: [string, string][] = [
    ['event', frenchTypography(event.title)],
    ['days', daysText(event.startsOn, event.endsOn, locale)],
    ['venues', event.venues.map(({ name, city }) => [name, city].filter(Boolean).join(', ')).join(' ; ')],
    ['organisers', event.organisers.map(({ name }) => name).join(', ')],
    ['moment', text(`evaluation-desk:moments.${moment}`)],
    ['audience', atelier === null ? whom : `${whom}, ${found.nameOf(atelier)}`],
    ['asked', text('report:count', { count: questions.filter(isAskedNow).length })],
    ['opened', at(opensAt)],
    [status === 'closed' ? 'closed' : 'closes', at(closedAt ?? closesAt)],
    ['mode', text(`report:modes.${mode}`)],
    ['threshold', text('report:least', { count: threshold })],
    [
      'rate',
      percent === null
        ? text('results:rate.alone', { count: answered })
        : text('results:rate.of', { count: answered, asked, percent }),
    ],
  ];
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ({ label: text(`report:facts.${key}`), cells: [value], share: null }));
  sheet.heading('H2', text('report:survey'));
  sheet.table(['', ''], rows, { wide: true, own: false });
  if (status !== 'closed') {
    sheet.paragraph(
      text(mode === 'anonymous' ? 'results:anonymousOpen' : 'report:open', { count: found.shown, threshold }),
      'small',
    );
  }
}

function prose(sheet: Sheet, heading: string, markdown: string): void {
  const blocks = markdownBlocks(markdown);
  if (blocks.length === 0) return;
  sheet.heading('H2', heading);
  for (const { kind, text } of blocks) {
    if (kind === 'title') sheet.heading('H3', text, { own: true });
    else if (kind === 'item') sheet.paragraph(`•\u00a0${text}`, 'text', { own: true, indent: 12 });
    else sheet.paragraph(text, 'text', { own: true });
  }
}

function quotations(sheet: Sheet, { verbatims, published }: ReportContent, { text }: ReportWords): void {
  const chosen = verbatims.all.filter(({ work }) => work.chosen);
  if (chosen.length === 0) return;
  sheet.heading('H2', text('publication:quotations'), { below: 90 });
  sheet.paragraph(text('publication:public.chosen', { count: chosen.length, total: verbatims.all.length }), 'small');
  for (const { work, type, about, question } of chosen) {
    sheet.paragraph(frenchTypography(`« ${work.text} »`), 'quote', { own: true, tag: 'BlockQuote' });
    const atelier = question.scope === 'atelier' ? about : null;
    const from = [type === null ? null : text(`verbatims:types.${type}`), atelier].filter((one) => one !== null);
    if (from.length > 0) sheet.paragraph(from.join(', '), 'small', { own: true });
  }
  if (!published) return;
  const said = (key: string, words: string) => {
    if (words.trim() !== '') sheet.paragraph(`${text(key)} ${frenchTypography(words)}`, 'small');
  };
  said('publication:public.rule', published.rule);
  if (!chosen.some(({ work }) => work.critical)) said('publication:public.noCritical', published.noCritical);
}
