import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { Environment } from '../../platform/config/environment.js';
import { mailSpaces } from '../../platform/i18n/french-typography.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { Templates } from '../../platform/web/templates.js';
import { inLanguage } from '../../registrations/form/domain/question.js';
import { EVALUATION_LINK, linkSubject } from '../domain/evaluation-link.js';
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

/** What people are mailed to be asked, and asked again. */
@Injectable()
export class EvaluationEmails {
  constructor(
    private readonly templates: Templates,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  invitation(questionnaire: QuestionnaireRecord, event: EventRecord, to: Addressee): NewMail {
    return this.mail('evaluation-invitation', questionnaire, event, to, 'first');
  }

  /** `number`: 1 or 2. */
  reminder(questionnaire: QuestionnaireRecord, event: EventRecord, to: Addressee, number: number): NewMail {
    return this.mail('evaluation-reminder', questionnaire, event, to, String(number));
  }

  private mail(
    kind: 'evaluation-invitation' | 'evaluation-reminder',
    questionnaire: QuestionnaireRecord,
    event: EventRecord,
    to: Addressee,
    occasion: string,
  ): NewMail {
    const { publicUrl } = this.environment;
    const placeholder = this.tokens.placeholder();
    const { name, organisation, email, phone } = event.contacts[0] ?? {};
    const view = {
      title: inLanguage(questionnaire.title, to.locale),
      moment: questionnaire.moment,
      // Endings of the catalogue's keys.
      lead: questionnaire.audience === 'facilitators' ? 'teamLead' : `lead.${questionnaire.moment}`,
      why: questionnaire.audience === 'facilitators' ? 'whyTeam' : 'why',
      promise: questionnaire.mode,
      closesAt: questionnaire.closesAt,
      event: {
        title: event.title,
        code: event.actionCodes[0]?.label ?? null,
        startsOn: event.startsOn,
        endsOn: event.endsOn,
        timeZone: event.timeZone,
        organisers: event.organisers.map(({ short }) => short).join(', '),
        contact:
          name === undefined
            ? null
            : { name, organisation: organisation ?? '', email: email ?? null, phone: phone ?? null },
      },
      url: `${publicUrl}/evaluation/${placeholder}`,
      unsubscribe: to.unsubscribe,
      noticeUrl: `${publicUrl}/donnees-personnelles`,
    };
    const { subject, html, text } = this.templates.mail(kind, view, to.locale);
    return {
      kind,
      dedupeKey: `${kind}:${questionnaire.id}:${to.personId}:${occasion}`,
      locale: to.locale,
      to: { address: to.email, name: to.name },
      subject,
      html: mailSpaces(html),
      text,
      links: [
        {
          placeholder,
          purpose: EVALUATION_LINK,
          subjectId: linkSubject(questionnaire.id, to.personId),
          version: to.tokenVersion,
        },
      ],
      eventId: event.id,
      aboutId: questionnaire.audience === 'facilitators' ? null : to.personId,
      listUnsubscribe: to.unsubscribe,
    };
  }
}
