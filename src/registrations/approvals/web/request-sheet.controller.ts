import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ParticipantLink } from '../../../platform/web/access.js';
import { Pages } from '../../../platform/web/pages.js';
import { optionTitles } from '../../domain/option-choice.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import { employerLabel } from '../../domain/registration-form.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { eventSummary } from '../../web/event-summary.view.js';
import { ApprovalsQuery } from '../queries/approvals.query.js';

/** The request on one sheet of A4, with a box for the employer's visa: many town halls still sign on paper. */
@Controller('inscriptions/:token/fiche')
export class RequestSheetController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly approvals: ApprovalsQuery,
    private readonly pages: Pages,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { registration, event, options } = found;
    const asked = await this.approvals.ofRegistration(registration.id);
    const given = asked.findLast(({ step, status }) => step === 'employer' && status === 'accepted');
    const view = {
      event: { ...eventSummary(event), costs: event.costs },
      name: `${registration.firstName} ${registration.lastName}`,
      functionKey: registration.functionKey,
      functionText: registration.functionText,
      employer: employerLabel(registration.collectivity),
      email: registration.email,
      reference: registration.reference,
      createdAt: registration.createdAt,
      options: optionTitles(options, event.options),
      approver: asked.findLast(({ step }) => step === 'employer')?.approverName ?? null,
      given: given?.decidedAt && given.approverName ? { at: given.decidedAt, approver: given.approverName } : null,
      back: `/inscriptions/${token}`,
    };
    await this.pages.send(reply, 'pages/approvals/sheet', view, { confidential: true });
  }
}
