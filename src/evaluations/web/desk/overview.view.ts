import { deskShell } from '../../../events/domain/desk-shell.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { ADVISED_QUESTIONS, isAskedNow, type Question } from '../../domain/question.js';
import { standingOf, type QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import { reminderTimes } from '../../domain/reminders.js';
import type { AtelierSubject } from '../../domain/subjects.js';
import type { CodeCount, Rate } from '../../queries/rates.query.js';
import type { Worded } from '../answer-page.view.js';
import { listPath, type ReachedQuestionnaire } from './questionnaire-reach.js';

const DONE = ['creation', 'reglages', 'question', 'retrait', 'ouverture', 'cloture', 'code', 'code-retire', 'essai'];

interface Shown extends ReachedQuestionnaire {
  readonly ateliers: readonly AtelierSubject[];
  readonly rate: Rate;
  readonly codes: readonly CodeCount[];
  readonly publicUrl: string;
  readonly now: number;
  readonly done: string | null;
  readonly words: Worded;
}

export function overviewView({
  reached,
  questionnaire,
  here,
  ateliers,
  rate,
  codes,
  publicUrl,
  now,
  done,
  words,
}: Shown) {
  const { mode, audience, atelier, roomLink, status } = questionnaire;
  const standing = standingOf(questionnaire, now);
  const asked = questionnaire.questions.filter(isAskedNow);
  return {
    desk: deskShell('evaluations', reached),
    here,
    back: listPath(reached),
    name: inLanguage(questionnaire.title, words.locale),
    moment: questionnaire.moment,
    standing,
    version: questionnaire.version,
    timeZone: reached.event.timeZone,
    opensAt: questionnaire.opensAt,
    closesAt: questionnaire.closedAt ?? questionnaire.closesAt,
    mode,
    threshold: questionnaire.threshold,
    facts: questionnaire.facts.map((fact) => words.text(`facts.${fact}`)),
    audience: audience === 'atelier' ? (ateliers.find(({ key }) => key === atelier)?.title ?? atelier) : null,
    audienceKey: audience,
    reminders: audience === 'facilitators' || questionnaire.reminders > 0 ? reminderTimes(questionnaire) : [],
    rate,
    steps: stepsOf(questionnaire, asked, here, words),
    many: asked.length > ADVISED_QUESTIONS ? asked.length : null,
    editable: status !== 'closed',
    mayOpen: status === 'draft' || (status === 'closed' && mode === 'confidential'),
    mayOpenNow: standing === 'upcoming',
    mayClose: standing === 'open' || standing === 'upcoming',
    mayRemove: status === 'draft',
    final: status === 'closed' && mode === 'anonymous',
    roomLink,
    oncePerDevice: questionnaire.oncePerDevice,
    collects: standing === 'open' && roomLink,
    codes: codes.map((code) => ({ ...code, address: `${publicUrl.replace(/^https?:\/\//, '')}/e/${code.code}` })),
    mayCodeAteliers:
      roomLink && ateliers.some(({ key }) => !codes.some((code) => code.atelier === key && !code.revoked)),
    done: done !== null && DONE.includes(done) ? done : null,
  };
}

function stepsOf(questionnaire: QuestionnaireWithQuestions, asked: readonly Question[], here: string, words: Worded) {
  const count = Math.max(questionnaire.steps.length, ...asked.map(({ step }) => step + 1), 1);
  const answers = (question: Question) => conditionWords(question, questionnaire, words);
  return Array.from({ length: count }, (_, step) => {
    const title = questionnaire.steps[step];
    return {
      title: title ? inLanguage(title, words.locale) : words.text('overview.step', { number: step + 1 }),
      questions: asked
        .filter((question) => question.step === step)
        .map((question) => ({
          id: question.id,
          number: asked.indexOf(question) + 1,
          label: inLanguage(question.label, words.locale),
          kind: question.kind,
          scope: question.scope,
          required: question.required,
          condition: answers(question),
          replaces: questionnaire.questions.filter((one) => one.key === question.key).length > 1,
          isFirst: asked[0] === question,
          isLast: asked.at(-1) === question && step === count - 1,
          href: `${here}/questions/${question.id}`,
        })),
    };
  });
}

function conditionWords({ condition }: Question, { questions }: QuestionnaireWithQuestions, { locale, text }: Worded) {
  if (condition === null) return null;
  const parent = questions.find((one) => one.key === condition.question && isAskedNow(one));
  return parent ? text('overview.onlyIf', { question: inLanguage(parent.label, locale) }) : null;
}
