import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { isOver } from '../../../events/domain/registration-window.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { ownLabel } from '../../form/domain/choice-lists.js';
import { needsPurgedOn, registrationsPurgedOn } from '../domain/retention.js';
import type { PrivacyRules } from '../domain/privacy-rules.js';
import type { KeptPeople } from '../queries/privacy.query.js';
import { PrivacyWords } from './privacy-words.js';

export interface PrivacyAttempt {
  /** What was posted and not accepted; null shows what is stored. */
  readonly typed: FormBody | null;
  readonly errors: readonly FieldError[];
  readonly stale: boolean;
  readonly changedMeanwhile: boolean;
  readonly done: 'regles' | 'effacement' | null;
}

@Injectable()
export class PrivacyPage {
  constructor(private readonly words: PrivacyWords) {}

  view(request: FastifyRequest, reached: OrganiserEvent, kept: KeptPeople, attempt: PrivacyAttempt, now: number) {
    const { event } = reached;
    const { rules, purge } = kept;
    const fields = attempt.typed ?? typedOf(rules);
    const isPurged = typeof purge?.purgedAt === 'number';
    const { errors, wrong } = this.words.worded(request, attempt.errors);
    return {
      desk: deskShell('privacy', reached),
      root: `/organiser/evenements/${event.slug}/donnees-personnelles`,
      done: attempt.done,
      stale: attempt.stale,
      changedMeanwhile: attempt.changedMeanwhile,
      errors,
      wrong,
      version: kept.version,
      fields: {
        asksNeeds: (fields['asksNeeds'] ?? '') !== '',
        automatic: (fields['automatic'] ?? '') !== '',
        needsDays: fields['needsDays'] ?? '',
        registrationMonths: fields['registrationMonths'] ?? '',
      },
      kept: { registrations: kept.registrations, mails: kept.mails, needs: kept.needs },
      registrationsOn: registrationsPurgedOn(event.endsOn, rules),
      needsOn: needsPurgedOn(event.endsOn, rules),
      isAutomatic: rules.automatic,
      mayPurge: isOver(event, now) && !isPurged,
      purge: isPurged ? { at: purge.purgedAt, aggregates: told(purge.aggregates, kept.lists) } : null,
      announcedAt: purge && purge.purgedAt === null ? purge.announcedAt : null,
      zone: event.timeZone,
    };
  }
}

function typedOf(rules: PrivacyRules): FormBody {
  return {
    asksNeeds: rules.asksNeeds ? 'oui' : '',
    automatic: rules.automatic ? 'oui' : '',
    needsDays: String(rules.needsDays),
    registrationMonths: String(rules.registrationMonths),
  };
}

function told(aggregates: NonNullable<KeptPeople['purge']>['aggregates'], lists: KeptPeople['lists']) {
  const lines = (record: Readonly<Record<string, number>> = {}) =>
    Object.entries(record).map(([key, count]) => ({ key, count }));
  return {
    registrations: aggregates?.registrations ?? 0,
    byStatus: lines(aggregates?.byStatus),
    byType: lines(aggregates?.byType),
    byFunction: lines(aggregates?.byFunction).map((line) => ({
      ...line,
      own: line.key === 'others' ? null : ownLabel(lists, 'functions', line.key),
    })),
  };
}
