import { inLanguage } from '../../../registrations/form/domain/question.js';
import type { Question } from '../../domain/question.js';
import { agreeing, type AgreementFigure, type Figure, type RecommendationFigure } from '../domain/figure.js';
import { likertBar, likertScale } from '../domain/likert-bar.js';
import type { QuestionResult } from '../domain/results.js';
import type { Filter } from '../domain/told.js';
import type { QuestionnaireResults } from '../queries/results.query.js';

type Locale = 'fr' | 'en';

/** Fewer answers than this are shown greyed: they say little. */
const FEW = 10;

/** Everything of a page of results under one filter, ready for the templates; `questions` in the order asked. */
export function resultsView(
  { results, subjectsOf }: Pick<QuestionnaireResults, 'results' | 'subjectsOf'>,
  filter: Filter,
  locale: Locale,
  withWhole = true,
) {
  const lines = results.under(filter, (question) => subjectsOf(question).map(({ key }) => key));
  const nameOf = ({ question, subject }: QuestionResult) =>
    subjectsOf(question).find(({ key }) => key === subject)?.name ?? '';
  const scale = likertScale(lines.flatMap(({ figure }) => (figure?.kind === 'agreement' ? [figure] : [])));
  const drawn = (line: QuestionResult) => ({
    label: inLanguage(line.question.label, locale),
    ...drawing(line.question, line.figure, scale, locale),
  });
  const whole = withWhole ? lines.filter(({ question }) => question.scope === 'event') : [];
  return {
    agreements: sorted(whole.filter(({ question }) => question.kind === 'agreement').map(drawn)),
    others: whole.filter(({ question }) => question.kind !== 'agreement').map(drawn),
    bySubject: [
      ...Map.groupBy(
        lines.filter(({ subject }) => subject !== null),
        nameOf,
      ),
    ].map(([name, about]) => ({
      name,
      agreements: about.filter(({ question }) => question.kind === 'agreement').map(drawn),
      others: about
        .filter(({ question }) => question.kind !== 'agreement')
        .map((line) => ({ ...drawn(line), nested: true })),
    })),
  };
}

const POINTS = ['fully', 'rather', 'little', 'none'] as const;

/** One question as large as a screen: bars from the left, since there is nothing beside to compare with. */
export function plenaryView({ question, figure }: QuestionResult, locale: Locale) {
  const label = inLanguage(question.label, locale);
  const drawn = { label, ...drawing(question, figure, likertScale([]), locale) };
  if (figure?.kind === 'recommendation') {
    const most = Math.max(1, ...figure.counts);
    const { columns, ...rest } = recommendationDrawing(figure);
    const shareOf = (count: number) => Math.round((100 * count) / most);
    return {
      ...drawn,
      ...rest,
      columns: columns.map((one) => ({ ...one, share: shareOf(one.count), top: 100 - shareOf(one.count) })),
    };
  }
  if (figure?.kind !== 'agreement') return drawn;
  const points = POINTS.map((key, at) => {
    const count = figure.counts[3 - at]!;
    return { key, point: 4 - at, count, hatched: at > 1, percent: percentOfAll(count, figure.n) };
  });
  return { ...drawn, points };
}

function percentOfAll(count: number, n: number): number {
  return n === 0 ? 0 : Math.round((100 * count) / n);
}

function drawing(question: Question, figure: Figure | null, scale: ReturnType<typeof likertScale>, locale: Locale) {
  const nothing = { kind: question.kind, hidden: figure === null, n: figure?.n ?? 0, few: false, nested: false };
  if (!figure) return nothing;
  const some = { ...nothing, few: figure.n < FEW };
  switch (figure.kind) {
    case 'agreement':
      return { ...some, ...agreementDrawing(figure, scale) };
    case 'recommendation':
      return { ...some, ...recommendationDrawing(figure) };
    case 'choice':
    case 'several':
      return {
        ...some,
        options: figure.counts.map(({ key, count }) => optionDrawing(question, key, count, figure.n, locale)),
      };
    case 'ranking':
      return {
        ...some,
        options: figure.options.map(({ key, places }) => ({
          ...optionDrawing(question, key, places[0] ?? 0, figure.n, locale),
          places,
        })),
      };
    case 'number':
      return { ...some, median: figure.median, smallest: figure.smallest, largest: figure.largest };
    case 'texts':
      return some;
  }
}

function agreementDrawing(figure: AgreementFigure, scale: ReturnType<typeof likertScale>) {
  const [none, little, rather, fully] = figure.counts;
  return {
    counts: { none, little, rather, fully, noOpinion: figure.noOpinion },
    agreeing: agreeing(figure),
    zero: scale.zero,
    segments: likertBar(figure, scale).map((segment) => ({ ...segment, hatched: segment.point <= 2 })),
  };
}

/** Columns of 0 to 10 on a ground of 150 units, as the design draws them. */
function recommendationDrawing({ counts, promoters, passives, detractors, score }: RecommendationFigure) {
  const most = Math.max(1, ...counts);
  const columns = counts.map((count, mark) => {
    const height = Math.max(1, Math.round((95 * count) / most));
    const x = Math.round((0.6 + mark * 9.09) * 100) / 100;
    return {
      mark,
      count,
      x,
      middle: Math.round((x + 3.95) * 100) / 100,
      y: 116 - height,
      labelY: 110 - height,
      height,
      tone: mark <= 6 ? 'd' : mark <= 8 ? 'p' : 'm',
      hatched: mark <= 6 && count > 0,
    };
  });
  return { columns, promoters, passives, detractors, score: score === null ? null : signed(score) };
}

function optionDrawing(question: Question, key: string, count: number, n: number, locale: Locale) {
  const option = question.options.find((one) => one.key === key);
  return {
    label: option ? inLanguage(option.label, locale) : key,
    count,
    percent: percentOfAll(count, n),
  };
}

function signed(score: number): string {
  return score > 0 ? `+${score}` : String(score).replace('-', '−');
}

/** From the most to the least approved; those that are hidden last. */
function sorted<Line extends { readonly hidden: boolean; readonly agreeing?: number | null }>(
  lines: readonly Line[],
): Line[] {
  return lines.toSorted((a, b) => Number(a.hidden) - Number(b.hidden) || (b.agreeing ?? -1) - (a.agreeing ?? -1));
}
