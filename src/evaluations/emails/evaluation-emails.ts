import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Environment } from '../../platform/config/environment.js';
import { instantText } from '../../platform/i18n/dates.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import { eventMailView } from '../../registrations/emails/event-mail.view.js';
import { renderForAnyone } from '../../registrations/emails/own-words.js';
import { harmless } from '../../registrations/emails/person-words.js';
import { EVALUATION_LINK, linkSubject } from '../domain/evaluation-link.js';
import { type EvaluationKind, invitationKind } from '../domain/evaluation-kinds.js';
import type { QuestionnaireRecord } from '../domain/questionnaire.js';

/** Somebody to be asked: a participant or a facilitator. */
export interface Addressee {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'fr' | 'en';
  readonly tokenVersion: number;
  /** Where one click ends such mails; null for the team. */
  readonly unsubscribe: string | null;
}

/** What a mail needs to know of the questionnaire it asks for. */
type Asking = Pick<QuestionnaireRecord, 'id' | 'moment' | 'audience' | 'mode' | 'closesAt'>;

/** What people are mailed to be asked, and asked again. */
@Injectable()
export class EvaluationEmails {
  constructor(
    private readonly templates: Templates,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  invitation(questionnaire: Asking, event: EventRecord, to: Addressee): NewMail {
    const letter = { kind: 'evaluation-invitation', words: invitationKind(questionnaire), occasion: 'first' } as const;
    return this.mail(letter, questionnaire, event, to);
  }

  /** `number`: 1 or 2. */
  reminder(questionnaire: Asking, event: EventRecord, to: Addressee, number: number): NewMail {
    const letter = { kind: 'evaluation-reminder', words: 'evaluation-reminder', occasion: String(number) } as const;
    return this.mail(letter, questionnaire, event, to);
  }

  private mail(
    { kind, words, occasion }: { kind: string; words: EvaluationKind; occasion: string },
    questionnaire: Asking,
    event: EventRecord,
    to: Addressee,
  ): NewMail {
    const { publicUrl } = this.environment;
    const { moment, closesAt } = questionnaire;
    const isTeam = questionnaire.audience === 'facilitators';
    const placeholder = this.tokens.placeholder();
    const view = {
      moment,
      // Endings of the catalogue's keys.
      lead: isTeam ? 'teamLead' : `lead.${moment}`,
      why: isTeam ? 'whyTeam' : 'why',
      promise: questionnaire.mode,
      closesAt,
      timeZone: event.timeZone,
      event: eventMailView(event),
      url: `${publicUrl}/evaluation/${placeholder}`,
      unsubscribe: to.unsubscribe,
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    const deadline = instantText(closesAt, to.locale, 'dayTime', event.timeZone);
    return {
      kind,
      dedupeKey: `${kind}:${questionnaire.id}:${to.personId}:${occasion}`,
      locale: to.locale,
      to: { address: to.email, name: harmless(to.name) },
      ...renderForAnyone(this.templates, {
        kind: words,
        template: kind,
        view,
        event,
        locale: to.locale,
        values: { deadline },
      }),
      links: [
        {
          placeholder,
          purpose: EVALUATION_LINK,
          subjectId: linkSubject(questionnaire.id, to.personId),
          version: to.tokenVersion,
        },
      ],
      eventId: event.id,
      aboutId: isTeam ? null : to.personId,
      listUnsubscribe: to.unsubscribe,
    };
  }
}
