import { Injectable } from '@nestjs/common';
import type { Collectivity } from '../../../collectivities/domain/collectivity.js';
import { CollectivitySearch } from '../../../collectivities/queries/collectivity-search.query.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import {
  candidatesOf,
  isCandidate,
  checkRegistration,
  employerLabel,
  readRegistrationFields,
} from '../../domain/registration-form.js';
import type { GroupManager } from '../domain/group-form.js';

export interface JudgedManager {
  readonly employer: { readonly collectivityTyped: string; readonly collectivityKind: string };
  readonly errors: readonly FieldError[];
  /** Collectivities to choose among, for what was typed. */
  readonly candidates: readonly Collectivity[];
}

/** Their own fields are judged as the form would judge them; the rest of the form is nothing to them. */
const FIELD_OF: Readonly<Record<string, string>> = {
  lastName: 'managerName',
  email: 'managerEmail',
  collectivity: 'collectivity',
  collectivityKind: 'collectivityKind',
};

@Injectable()
export class JudgeManager {
  constructor(private readonly collectivities: CollectivitySearch) {}

  async of(manager: GroupManager, locale: 'fr' | 'en'): Promise<JudgedManager> {
    const { collectivity, collectivityCode, collectivityKind, managerName, managerEmail } = manager;
    const { fields } = readRegistrationFields({
      ...{ firstName: managerName, lastName: managerName, email: managerEmail, functionKey: 'encadrant' },
      ...{ collectivity, collectivityCode, collectivityKind },
    });
    const employer = await this.collectivities.resolve(fields.collectivity);
    const { request, errors } = checkRegistration(fields, { employer, locale, noticeVersion: 1 });
    const own = errors.flatMap((error) => {
      const field = FIELD_OF[error.field];
      return field ? [{ ...error, field, code: error.code.replace(/^last-name-/, 'manager-name-') }] : [];
    });
    const unsettled = own.some(({ code }) => code === 'collectivity-several' || code === 'collectivity-incomplete');
    return {
      employer: {
        collectivityTyped: request ? employerLabel(request.collectivity) : collectivity,
        collectivityKind: request?.collectivity.type === 'other' ? request.collectivity.kind : collectivityKind,
      },
      errors: own,
      candidates: unsettled || isCandidate(collectivityCode, employer) ? candidatesOf(employer) : [],
    };
  }

  /** The homonyms among which the manager has chosen; none where nothing is to choose. */
  async chosenAmong({ collectivity, collectivityCode }: GroupManager): Promise<readonly Collectivity[]> {
    const employer = await this.collectivities.resolve(collectivity);
    return isCandidate(collectivityCode, employer) ? candidatesOf(employer) : [];
  }
}
