import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { Environment } from '../../../platform/config/environment.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import type { MailLink, NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Templates } from '../../../platform/web/templates.js';
import { REGISTRATION_LINK } from '../../domain/personal-link.js';
import type { Introduction } from '../../domain/introduction.js';
import { employerLabel } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { eventMailView } from '../../emails/event-mail.view.js';
import { renderForPerson } from '../../emails/own-words.js';
import { greetingOf, harmless, participantOf } from '../../emails/person-words.js';
import { APPROVAL_LINK, LINK_VERSION, type ApprovalRecord, type DecidedBy } from '../domain/approval.js';

type Kind =
  | 'request-recorded'
  | 'request-advanced'
  | 'request-refused'
  | 'request-expired'
  | 'approval-asked'
  | 'approval-reminder';

interface To {
  readonly address: string;
  readonly name: string | null;
}

/** What applicants and their superiors are mailed of a request that needs agreement. */
@Injectable()
export class ApprovalEmails {
  constructor(
    readonly templates: Templates,
    readonly catalogues: Catalogues,
    private readonly tokens: LinkTokens,
    private readonly environment: Environment,
  ) {}

  /** To the applicant: it is written down, and who decides next. */
  recorded(
    registration: RegistrationRecord,
    event: EventRecord,
    approval: ApprovalRecord,
    introduction: Introduction | null = null,
  ): NewMail {
    const introduced = { introduced: introduction?.how ?? null, by: introduction?.by ?? '' };
    const view = { ...nextView(approval, event), ...introduced };
    return this.toApplicant('request-recorded', registration, event, approval.id, view);
  }

  /** To the applicant: the superior agreed, the team decides now. */
  advanced(registration: RegistrationRecord, event: EventRecord, next: ApprovalRecord): NewMail {
    return this.toApplicant('request-advanced', registration, event, next.id, nextView(next, event));
  }

  refused(
    registration: RegistrationRecord,
    event: EventRecord,
    { by, approval, reason }: { by: DecidedBy; approval: ApprovalRecord; reason: string | null },
  ): NewMail {
    const told = reason === null ? null : harmless(reason);
    const isEmployer = by === 'approver' && approval.step === 'employer';
    const approver = harmlessName(approval);
    const who = isEmployer && approver !== null ? 'EmployerNamed' : whoOf(isEmployer);
    const view = { reason: told, isEmployer, who, approver };
    return this.toApplicant('request-refused', registration, event, approval.id, view);
  }

  /** To the applicant: nobody decided in time. */
  expired(registration: RegistrationRecord, event: EventRecord, approval: ApprovalRecord): NewMail {
    const isEmployer = approval.step === 'employer';
    const view = { isEmployer, who: whoOf(isEmployer) };
    return this.toApplicant('request-expired', registration, event, approval.id, view);
  }

  /** To the superior, with their own link. */
  asked(registration: RegistrationRecord, event: EventRecord, approval: ApprovalRecord): NewMail {
    return this.toApprover('approval-asked', registration, event, approval);
  }

  reminder(registration: RegistrationRecord, event: EventRecord, approval: ApprovalRecord): NewMail {
    return this.toApprover('approval-reminder', registration, event, approval);
  }

  private toApplicant(
    kind: Kind,
    registration: RegistrationRecord,
    event: EventRecord,
    occasion: string,
    view: object,
  ): NewMail {
    const { id, locale, tokenVersion, email, firstName, lastName } = registration;
    const placeholder = this.tokens.placeholder();
    const link = { placeholder, purpose: REGISTRATION_LINK, subjectId: id, version: tokenVersion };
    const to = { address: email, name: harmless(`${firstName} ${lastName}`) };
    const personal = `${this.environment.publicUrl}/inscriptions/${placeholder}`;
    const words = {
      greeting: greetingOf(registration, this.catalogues),
      urls: { ...this.urlsOf(event), personal, sheet: `${personal}/fiche`, withdraw: `${personal}/annuler` },
      ...view,
    };
    return this.mail(kind, registration, event, { occasion, to, link, words, locale });
  }

  private toApprover(
    kind: 'approval-asked' | 'approval-reminder',
    registration: RegistrationRecord,
    event: EventRecord,
    approval: ApprovalRecord,
  ): NewMail {
    const { locale, firstName, lastName, collectivity } = registration;
    const placeholder = this.tokens.placeholder();
    const link = { placeholder, purpose: APPROVAL_LINK, subjectId: approval.id, version: LINK_VERSION };
    const to = {
      address: approval.approverEmail ?? '',
      name: approval.approverName && harmless(approval.approverName),
    };
    const words = {
      greeting: this.catalogues.text(locale, 'emails:greetingUnnamed'),
      person: harmless(`${firstName} ${lastName}`) ?? this.catalogues.text(locale, 'approvals:mail.anAgent'),
      employer: harmless(employerLabel(collectivity)) ?? '',
      urls: { ...this.urlsOf(event), opinion: `${this.environment.publicUrl}/avis/${placeholder}` },
      ...nextView(approval, event),
    };
    return this.mail(kind, registration, event, { occasion: approval.id, to, link, words, locale });
  }

  private urlsOf(event: EventRecord) {
    const { publicUrl } = this.environment;
    return { event: `${publicUrl}/evenements/${event.slug}`, events: publicUrl };
  }

  private mail(
    kind: Kind,
    registration: RegistrationRecord,
    event: EventRecord,
    {
      occasion,
      to,
      link,
      words,
      locale,
    }: { occasion: string; to: To; link: MailLink; words: object; locale: 'fr' | 'en' },
  ): NewMail {
    const view = {
      ...words,
      event: eventMailView(event),
      participant: participantOf(registration, this.catalogues),
      reference: registration.reference,
      noticeUrl: `${this.environment.publicUrl}/donnees-personnelles`,
    };
    return {
      ...renderForPerson(this, kind, view, event, { ...registration, locale }),
      dedupeKey: `${kind}:${occasion}`,
      kind,
      locale,
      to,
      links: [link],
      eventId: event.id,
      aboutId: registration.id,
    };
  }
}

function nextView(approval: ApprovalRecord, { timeZone }: EventRecord) {
  return {
    isEmployer: approval.step === 'employer',
    who: whoOf(approval.step === 'employer'),
    decider: approval.step === 'employer' ? 'superior' : 'team',
    approver: harmlessName(approval),
    dueAt: approval.dueAt,
    dueDay: approval.dueAt === null ? null : dayOf(approval.dueAt, timeZone),
    timeZone,
  };
}

function harmlessName({ approverName }: ApprovalRecord): string | null {
  return approverName && harmless(approverName);
}

/** The end of the catalogue's keys. */
function whoOf(isEmployer: boolean): string {
  return isEmployer ? 'Employer' : 'Organiser';
}
