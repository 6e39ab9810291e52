import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../platform/clock/clock.js';
import { Pages } from '../../platform/web/pages.js';
import { inLanguage } from '../../registrations/form/domain/question.js';
import { QuestionnaireNotOpen } from '../domain/evaluation.errors.js';
import { standingOf } from '../domain/questionnaire.js';
import type { Asked } from '../queries/asked.query.js';

/** Why there is nothing to answer here, or not any more. */
export type Standing = 'unknown' | 'upcoming' | 'closed' | 'revoked' | 'answered' | 'device' | 'linked' | 'thanks';

const STATUS: Readonly<Record<Standing, number>> = {
  unknown: 404,
  upcoming: 200,
  closed: 200,
  revoked: 200,
  answered: 200,
  device: 200,
  linked: 200,
  thanks: 200,
};

const HAS_ANSWERED: readonly Standing[] = ['thanks', 'answered', 'device', 'linked'];

/** The pages around a questionnaire, each with what helps: when it opens, whom to ask, that the answer has arrived. */
@Injectable()
export class StandingPage {
  constructor(
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  /** `somebodyElse`: where another person answers on the same telephone. */
  async send(
    reply: FastifyReply,
    standing: Standing,
    asked: Asked | null,
    somebodyElse: string | null = null,
  ): Promise<void> {
    const locale = this.pages.localeOf(reply.request);
    const view = {
      standing,
      somebodyElse,
      overTitle: asked?.event.title ?? '',
      // What the tab kept is not needed any more.
      scriptFile: HAS_ANSWERED.includes(standing) ? 'answering.js' : '',
      name: asked ? inLanguage(asked.questionnaire.title, locale) : null,
      anonymous: asked?.questionnaire.mode === 'anonymous',
      opensAt: asked?.questionnaire.opensAt ?? null,
      closedAt: asked ? (asked.questionnaire.closedAt ?? asked.questionnaire.closesAt) : null,
      event: asked && {
        title: asked.event.title,
        slug: asked.event.slug,
        startsOn: asked.event.startsOn,
        endsOn: asked.event.endsOn,
        timeZone: asked.event.timeZone,
        contact: contactOf(asked),
      },
    };
    await this.pages.send(reply, 'pages/evaluations/standing', view, { status: STATUS[standing], confidential: true });
  }

  /** @returns whether a page was sent, because nobody can answer now. */
  async sendUnlessOpen(reply: FastifyReply, asked: Asked): Promise<boolean> {
    const standing = standingOf(asked.questionnaire, this.clock.now().getTime());
    if (standing === 'open') return false;
    await this.send(reply, standing === 'draft' ? 'unknown' : standing, standing === 'draft' ? null : asked);
    return true;
  }

  /** What an answer met that came too late. @returns whether a page was sent. */
  async sendRefusal(reply: FastifyReply, asked: Asked, error: unknown): Promise<boolean> {
    if (!(error instanceof QuestionnaireNotOpen)) return false;
    await this.send(reply, error.standing === 'draft' ? 'unknown' : error.standing, asked);
    return true;
  }
}

function contactOf({ event }: Asked) {
  const contact = event.contacts[0];
  return contact ? { name: contact.name, email: contact.email ?? null, phone: contact.phone ?? null } : null;
}
