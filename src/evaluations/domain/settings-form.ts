import { momentTyped, readMoment } from '../../events/domain/edit/moment-input.js';
import { cleanLine, cleanParagraphs, lengthOf } from '../../events/domain/typed-text.js';
import type { FieldError } from '../../platform/errors/domain-error.js';
import type { Bilingual } from '../../registrations/form/domain/question.js';
import {
  AUDIENCES,
  FACTS,
  LARGEST_THRESHOLD,
  MODES,
  MOMENTS,
  MOST_REMINDERS,
  SMALLEST_THRESHOLD,
  type Audience,
  type FactName,
  type Mode,
  type Moment,
  type QuestionnaireRecord,
} from './questionnaire.js';
import type { Typed } from './typed-answers.js';

/** What an organiser decides on a questionnaire, its questions apart. */
export interface Settings {
  readonly moment: Moment;
  readonly title: Bilingual;
  readonly intro: Bilingual;
  readonly steps: readonly Bilingual[];
  readonly audience: Audience;
  readonly atelier: string | null;
  readonly mode: Mode;
  readonly threshold: number;
  readonly facts: readonly FactName[];
  readonly opensAt: number;
  readonly closesAt: number;
  readonly roomLink: boolean;
  readonly oncePerDevice: boolean;
  readonly reminders: number;
}

const LONGEST = { title: 150, intro: 600, step: 40 } as const;
const MOST_STEPS = 6;

export function shownSettings(settings: Omit<QuestionnaireRecord, 'id'>, timeZone: string): Record<string, string> {
  const { title, intro, steps, facts, opensAt, closesAt } = settings;
  const yes = (value: boolean) => (value ? 'oui' : '');
  return {
    ...{ moment: settings.moment, audience: settings.audience, atelier: settings.atelier ?? '', mode: settings.mode },
    ...{ title: title.fr, 'title-en': title.en, intro: intro.fr, 'intro-en': intro.en },
    steps: steps.map(({ fr }) => fr).join('\n'),
    'steps-en': steps
      .map(({ en }) => en)
      .join('\n')
      .trimEnd(),
    threshold: String(settings.threshold),
    ...Object.fromEntries(FACTS.map((name) => [`fact-${name}`, yes(facts.includes(name))])),
    opens: momentTyped(opensAt, timeZone),
    closes: momentTyped(closesAt, timeZone, true),
    roomLink: yes(settings.roomLink),
    oncePerDevice: yes(settings.oncePerDevice),
    reminders: String(settings.reminders),
  };
}

/** Judges what was typed; every error at once. `usedSteps`: pages that questions stand on. `ateliers`: keys of the programme's. */
export function readSettings(
  typed: Typed,
  {
    timeZone,
    audiences,
    ateliers,
    usedSteps,
  }: { timeZone: string; audiences: readonly Audience[]; ateliers: readonly string[]; usedSteps: number },
): { settings: Settings; errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string, parameters?: FieldError['parameters']) =>
    errors.push({ field, code, ...(parameters && { parameters }) });
  const limited = (name: string, text: string, max: number) => {
    const length = lengthOf(text);
    if (length > max) wrong(name, 'too-long', { max, length });
    return text;
  };
  const one = <T extends string>(name: string, values: readonly T[], otherwise: T): T =>
    values.find((value) => value === typed[name]) ?? otherwise;
  const yes = (name: string) => (typed[name] ?? '') !== '';
  const title = {
    fr: limited('title', cleanLine(typed['title'] ?? ''), LONGEST.title),
    en: limited('title-en', cleanLine(typed['title-en'] ?? ''), LONGEST.title),
  };
  if (title.fr === '') wrong('title', 'title-missing');
  const opensAt = instant(typed['opens'] ?? '', timeZone, false);
  const closesAt = instant(typed['closes'] ?? '', timeZone, true);
  if (opensAt === null) wrong('opens', 'moment');
  if (closesAt === null) wrong('closes', 'moment');
  else if (opensAt !== null && closesAt <= opensAt) wrong('closes', 'closes-first');
  const threshold = /^\d{1,3}$/.test(typed['threshold'] ?? '') ? Number(typed['threshold']) : 0;
  if (threshold < SMALLEST_THRESHOLD || threshold > LARGEST_THRESHOLD) {
    wrong('threshold', 'between', { min: SMALLEST_THRESHOLD, max: LARGEST_THRESHOLD });
  }
  const steps = readSteps(typed, limited);
  if (steps.length > MOST_STEPS) wrong('steps', 'steps-many', { count: MOST_STEPS });
  if (steps.length < usedSteps) wrong('steps', 'steps-few', { count: usedSteps });
  const audience = one('audience', AUDIENCES, 'registered');
  if (!audiences.includes(audience)) wrong('audience', 'not-offered');
  const atelier = audience === 'atelier' ? (typed['atelier'] ?? '') : '';
  if (audience === 'atelier' && !ateliers.includes(atelier)) wrong('atelier', 'choose');
  const mode = one('mode', MODES, 'anonymous');
  const settings: Settings = {
    moment: one('moment', MOMENTS, 'hot'),
    title,
    intro: {
      fr: limited('intro', cleanParagraphs(typed['intro'] ?? ''), LONGEST.intro),
      en: limited('intro-en', cleanParagraphs(typed['intro-en'] ?? ''), LONGEST.intro),
    },
    steps,
    audience,
    atelier: atelier === '' ? null : atelier,
    mode,
    threshold,
    facts: FACTS.filter((name) => yes(`fact-${name}`)),
    opensAt: opensAt ?? 0,
    closesAt: closesAt ?? 0,
    // Whoever comes by a code is nobody in particular: confidential answers have an author.
    roomLink: mode === 'anonymous' && yes('roomLink'),
    oncePerDevice: yes('oncePerDevice'),
    reminders: Math.min(MOST_REMINDERS, Math.max(0, Number.parseInt(typed['reminders'] ?? '0', 10) || 0)),
  };
  return { settings, errors };
}

function instant(typed: string, timeZone: string, closing: boolean): number | null {
  const moment = readMoment(typed, timeZone, closing);
  return moment === 'unreadable' ? null : moment;
}

/** One a line; without any there is one page. */
function readSteps(typed: Typed, limited: (name: string, text: string, max: number) => string): Bilingual[] {
  const lines = (name: string) => (typed[name] ?? '').split(/\r?\n/).map(cleanLine);
  const english = lines('steps-en');
  return lines('steps')
    .filter((text) => text !== '')
    .map((fr, at) => ({
      fr: limited('steps', fr, LONGEST.step),
      en: limited('steps-en', english[at] ?? '', LONGEST.step),
    }));
}
