import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { PersonalSections } from '../../registrations/queries/personal-sections.js';
import { EVALUATION_LINK, linkSubject } from '../domain/evaluation-link.js';
import { OpenInvitations } from '../queries/open-invitations.query.js';

/** Below where the person sits. */
const RANK = 40;

/** On one's own page, the questionnaires that wait for an answer: whoever wants no mail finds them here. */
@Injectable()
export class BringQuestionnaires implements OnModuleInit {
  constructor(
    private readonly sections: PersonalSections,
    private readonly invitations: OpenInvitations,
    private readonly tokens: LinkTokens,
  ) {}

  onModuleInit(): void {
    this.sections.add(RANK, async ({ registration, event, now }) => {
      if (registration.status !== 'confirmed') return null;
      const open = await this.invitations.of(registration.id, now);
      if (open.length === 0) return null;
      const questionnaires = open.map(({ questionnaireId, title, tokenVersion, closesAt }) => ({
        title: title.fr,
        closesAt,
        timeZone: event.timeZone,
        href: `/evaluation/${this.tokens.token(EVALUATION_LINK, linkSubject(questionnaireId, registration.id), tokenVersion)}`,
      }));
      return { partial: 'pages/evaluations/personal', view: { questionnaires } };
    });
  }
}
