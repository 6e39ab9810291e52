import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FormBody } from '../../platform/web/form-body.js';
import { Pages } from '../../platform/web/pages.js';
import { inLanguage } from '../../registrations/form/domain/question.js';
import { backward, forward, isComplete, pagesFor, type Complete, type Standpoint } from '../domain/answering.js';
import { isAskedNow } from '../domain/question.js';
import type { Asked } from '../queries/asked.query.js';
import { answerPageView } from './answer-page.view.js';
import { AnswerWords } from './answer-words.js';

/** How a page of the form is sent, and what surrounds it. */
export interface Frame {
  /** Where the form goes. */
  readonly action: string;
  /** Nothing that is sent counts. */
  readonly test: boolean;
  readonly confidential: boolean;
  /** One person counts once: whoever has a link is asked to use it, whoever answered in the room may say so. */
  readonly once: 'use-link' | 'said-in-room' | null;
}

const FORM_KEY = /^[\w-]{22}$/;

/** The steps of a form that stays in the browser until its last page is sent. */
@Injectable()
export class AnsweringSession {
  constructor(
    private readonly pages: Pages,
    private readonly words: AnswerWords,
  ) {}

  /** The first page, empty. */
  async begin(reply: FastifyReply, asked: Asked, frame: Frame): Promise<void> {
    const pages = pagesFor(asked.questionnaire.questions, asked.attendance, {});
    await this.send(reply, asked, frame, {}, { pages, at: 0, errors: [] }, 200);
  }

  /** The next page, the one before, or the same with its errors; or all the answers, once the last page was right. */
  async step(
    reply: FastifyReply,
    asked: Asked,
    frame: Frame,
    body: FormBody,
    stale: boolean,
  ): Promise<Complete | null> {
    const { questions } = asked.questionnaire;
    const from = body['etape'] ?? '';
    if (stale) {
      const pages = pagesFor(questions, asked.attendance, body);
      const at = Math.max(
        0,
        pages.findIndex(({ key }) => key === from),
      );
      await this.send(reply, asked, frame, body, { pages, at, errors: [] }, 403);
      return null;
    }
    const outcome =
      body['retour'] === undefined
        ? forward(questions, asked.attendance, body, from)
        : backward(questions, asked.attendance, body, from);
    if (isComplete(outcome)) return outcome;
    await this.send(reply, asked, frame, body, outcome, outcome.errors.length > 0 ? 422 : 200);
    return null;
  }

  private async send(
    reply: FastifyReply,
    asked: Asked,
    frame: Frame,
    typed: FormBody,
    { pages, at, errors }: Standpoint,
    status: number,
  ): Promise<void> {
    const { questionnaire, event, attendance } = asked;
    const words = this.words.of(reply.request);
    const key = typed['cle'] ?? '';
    const view = {
      ...answerPageView({ questionnaire, attendance, pages, at, typed, errors }, words),
      frame,
      event: { title: event.title, startsOn: event.startsOn, endsOn: event.endsOn, slug: event.slug },
      name: inLanguage(questionnaire.title, words.locale),
      intro: inLanguage(questionnaire.intro, words.locale),
      promise: promiseOf(asked),
      formKey: FORM_KEY.test(key) ? key : newFormKey(),
      /** What the browser's tab keeps is kept under this name. */
      draft: `${questionnaire.id}.${questionnaire.version}`,
      ranks: questionnaire.questions.some((question) => question.kind === 'ranking' && isAskedNow(question)),
      stale: status === 403,
    };
    await this.pages.send(reply, 'pages/evaluations/answer', view, { status, confidential: frame.confidential });
  }
}

export function newFormKey(): string {
  return randomBytes(16).toString('base64url');
}

/** What is true of the answers, in the catalogue's words: who sees them, and what stands beside them. */
function promiseOf({ questionnaire }: Asked) {
  const { mode, facts, threshold, audience } = questionnaire;
  return {
    anonymous: mode === 'anonymous',
    beside: facts.length === 0 || audience === 'facilitators' ? null : [...facts].sort().join('-'),
    threshold,
  };
}
