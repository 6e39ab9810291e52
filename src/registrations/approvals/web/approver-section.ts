import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { WhoAgrees } from '../../../programme/queries/who-agrees.js';
import { readRegistrationFields } from '../../domain/registration-form.js';
import { FormSections, type OpenSection } from '../../form/use-cases/form-sections.js';
import { PersonalSections } from '../../web/personal-sections.js';
import { asksEmployer, stepsFor } from '../domain/approval-chain.js';
import { readApprover, textOf } from '../domain/approver.js';
import { ApprovalsQuery } from '../queries/approvals.query.js';
import { applicantView } from './applicant.view.js';

/** Brings the superior's two fields to the form, the steps of a request to the personal page, and who agrees to the event's. */
@Injectable()
export class ApproverSection implements OnModuleInit {
  constructor(
    private readonly formSections: FormSections,
    private readonly personalSections: PersonalSections,
    private readonly approvals: ApprovalsQuery,
    private readonly whoAgrees: WhoAgrees,
  ) {}

  onModuleInit(): void {
    this.whoAgrees.provide(async (event) => stepsFor(await this.approvals.steadyRules(event), 'self')[0] ?? null);
    this.formSections.add({
      key: 'approver',
      partial: 'pages/approvals/form-section',
      heading: 'approvals:form.heading',
      after: 'employer',
      open: (event, registrationId) => this.open(event, registrationId),
    });
    this.personalSections.add(10, async ({ registration, event, path, now }) => {
      const asked = await this.approvals.ofRegistration(registration.id);
      if (asked.length === 0) return null;
      const rules = await this.approvals.steadyRules(event);
      const view = applicantView({ registration, event, rules, approvals: asked, path, now });
      return view && { partial: 'pages/approvals/personal-steps', view, isRefusal: view.refusal !== null };
    });
  }

  /** Whoever changes their answers has a page of its own for the superior. */
  private async open(event: EventRecord, registrationId: string | null): Promise<OpenSection | null> {
    if (registrationId !== null || !asksEmployer(await this.approvals.steadyRules(event))) return null;
    return {
      read: (posted) => {
        const { approver, errors } = readApprover(posted, readRegistrationFields(posted).fields.email);
        return { value: null, errors, request: { approver } };
      },
      view: (posted, wrong) => ({
        fields: Object.fromEntries(
          ['approverName', 'approverEmail'].map((name) => [
            name,
            { id: name, value: textOf(posted, name), wrong: wrong.get(name) ?? null },
          ]),
        ),
      }),
    };
  }
}
