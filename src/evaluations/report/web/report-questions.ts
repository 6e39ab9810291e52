import { frenchTypography } from '../../../platform/i18n/french-typography.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import type { Question } from '../../domain/question.js';
import {
  agreeing,
  type AgreementFigure,
  type Figure,
  type RankingFigure,
  type RecommendationFigure,
} from '../../results/domain/figure.js';
import { likertBar, type LikertScale } from '../../results/domain/likert-bar.js';
import type { QuestionResult } from '../../results/domain/results.js';
import type { ReportWords } from './report-content.js';
import { COLOURS, type Row, type Sheet, WIDTH } from './sheet.js';

/** As on the page of results: fewer answers say little. */
const FEW = 10;

/** Where questions are drawn, and on which scale those of agreement are. */
export interface Drawing {
  readonly sheet: Sheet;
  readonly words: ReportWords;
  readonly scale: LikertScale;
}

/** One question: its words, its distribution as a drawing or bars, and every number of it in words. */
export function drawQuestion({ question, figure }: QuestionResult, drawing: Drawing): void {
  const { sheet, words } = drawing;
  sheet.heading(question.scope === 'event' ? 'H3' : 'H4', frenchTypography(inLanguage(question.label, words.locale)), {
    own: true,
    isQuestion: true,
    below: roomBelow(question, figure),
  });
  if (figure === null) {
    sheet.paragraph(words.text('results:hidden'), 'small');
    return;
  }
  switch (figure.kind) {
    case 'agreement':
      agreement(figure, drawing);
      break;
    case 'recommendation':
      recommendation(figure, drawing);
      break;
    case 'choice':
    case 'several':
      options(
        question,
        figure.counts,
        figure.n,
        words.text(`results:options.${figure.kind}`, { count: figure.n }),
        drawing,
      );
      break;
    case 'ranking':
      ranking(question, figure, drawing);
      break;
    case 'number': {
      const { median, smallest, largest, n } = figure;
      const values = [median, smallest, largest].map((value) => value?.toLocaleString(words.locale) ?? '');
      const [middle, from, to] = values;
      sheet.paragraph(words.text('results:number', { median: middle, smallest: from, largest: to, count: n }));
      break;
    }
    case 'texts':
      sheet.paragraph(words.text('results:texts', { count: figure.n }));
  }
  if (figure.n < FEW) sheet.paragraph(words.text('results:few'), 'small');
}

/** In points, what should stand on the same page as the question: a short table whole, of a long one its beginning. */
function roomBelow({ options: offered }: Question, figure: Figure | null): number {
  if (figure?.kind === 'recommendation') return 130;
  return offered.length > 0 && figure !== null ? Math.min(60 + 32 * offered.length, 300) : 50;
}

function agreement(figure: AgreementFigure, { sheet, words, scale }: Drawing): void {
  const [none, little, rather, fully] = figure.counts;
  const told = words.text('results:likert.aria', { none, little, rather, fully });
  const wide = WIDTH / 100;
  sheet.figure(told, 19, (document, x, y) => {
    for (const { point, count, x: from, width, labelAt } of likertBar(figure, scale)) {
      document.rect(x + from * wide, y, width * wide, 16).fill(COLOURS.likert[point - 1]);
      if (labelAt !== null) {
        sheet.label(String(count), x + labelAt * wide - 20, y + 3, 40, COLOURS.onLikert[point - 1]!, 'strong');
      }
    }
    const zero = x + scale.zero * wide;
    document
      .moveTo(zero, y - 3)
      .lineTo(zero, y + 19)
      .lineWidth(0.8)
      .stroke(COLOURS.ink);
  });
  const percent = agreeing(figure);
  const share = percent === null ? '' : ` ${words.text('report:agreeing', { percent, count: figure.n })}`;
  const noOpinion = words.text('report:noOpinion', { count: figure.noOpinion });
  sheet.paragraph(`${told}.${share} ${noOpinion}`, 'small');
}

function recommendation(figure: RecommendationFigure, { sheet, words }: Drawing): void {
  const { counts, promoters, passives, detractors, score, n } = figure;
  const alt = `${words.text('results:nps.aria')} ${counts.map((count, mark) => `${mark}\u00a0: ${count}`).join(', ')}`;
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  sheet.figure(alt, 92, (document, x, y) => {
    counts.forEach((count, mark) => {
      const height = (60 * count) / most;
      const colour = mark <= 6 ? COLOURS.likert[0] : mark <= 8 ? COLOURS.neutral : COLOURS.likert[3];
      const left = x + mark * step;
      document.rect(left + 4, y + 74 - height, step - 8, Math.max(height, 0.8)).fill(colour);
      if (count > 0) sheet.label(String(count), left, y + 62 - height, step, COLOURS.ink, 'strong');
      sheet.label(String(mark), left, y + 79, step, COLOURS.quiet);
    });
  });
  const how = words.text('results:nps.how', { promoters, passives, detractors, count: n });
  sheet.paragraph(score === null ? how : `${words.text('report:score', { score: signed(score) })} ${how}`, 'small');
}

function options(
  question: Question,
  counts: readonly { readonly key: string; readonly count: number }[],
  n: number,
  how: string,
  { sheet, words }: Drawing,
): void {
  const rows = counts.map(({ key, count }): Row => {
    const share = n === 0 ? 0 : count / n;
    return {
      label: optionLabel(question, key, words),
      cells: [String(count), words.text('results:percent', { count: Math.round(100 * share) })],
      share,
    };
  });
  sheet.paragraph(how, 'small');
  sheet.table(
    ['report:option', 'results:answers', 'results:columns.share'].map((key) => words.text(key)),
    rows,
  );
}

function ranking(question: Question, figure: RankingFigure, drawing: Drawing): void {
  const { sheet, words } = drawing;
  const first = figure.options.map(({ key, places }) => ({ key, count: places[0] ?? 0 }));
  options(question, first, figure.n, words.text('results:ranking.how', { count: figure.n }), drawing);
  const all = figure.options.map(
    ({ key, places }) => `${optionLabel(question, key, words)}\u00a0: ${places.join(', ')}`,
  );
  sheet.paragraph(`${words.text('report:places')} ${all.join('\u00a0; ')}.`, 'small');
}

function optionLabel({ options: offered }: Question, key: string, { locale }: ReportWords): string {
  const option = offered.find((one) => one.key === key);
  return frenchTypography(option ? inLanguage(option.label, locale) : key);
}

function signed(score: number): string {
  return score > 0 ? `+${score}` : String(score).replace('-', '−');
}
