import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cleanLine } from '../../../events/domain/typed-text.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { eventSummary } from '../../web/event-summary.view.js';
import type { WrongField } from '../../web/registration-form.view.js';
import { ApproverSettled } from '../domain/approval.errors.js';
import { readApprover } from '../domain/approver.js';
import { ApprovalsQuery } from '../queries/approvals.query.js';
import { ChangeApprover } from '../use-cases/change-approver.js';
import { FieldWords } from './field-words.js';

interface Attempt {
  readonly name: string;
  readonly email: string;
  readonly errors: readonly WrongField[];
  readonly stale: boolean;
}

/** The applicant names another superior while the first has not answered. */
@Controller('inscriptions/:token/responsable')
export class ApproverController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly approvals: ApprovalsQuery,
    private readonly changeApprover: ChangeApprover,
    private readonly words: FieldWords,
    private readonly pages: Pages,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, token, { name: '', email: '', errors: [], stale: false }, 200);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async change(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { name: cleanLine(body?.approverName ?? ''), email: cleanLine(body?.approverEmail ?? '') };
    if (request.csrfFailed) return this.send(reply, token, { ...typed, errors: [], stale: true }, 403);
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { approver, errors } = readApprover(body, found.registration.email);
    if (!approver) {
      const worded = this.words.of(errors, this.pages.localeOf(request));
      return this.send(reply, token, { ...typed, errors: worded, stale: false }, 422);
    }
    try {
      await this.changeApprover.byApplicant(token, approver);
    } catch (error) {
      if (!(error instanceof ApproverSettled)) throw error;
    }
    await this.goBack(reply, token);
  }

  private async send(reply: FastifyReply, token: string, { name, email, errors, stale }: Attempt, status: number) {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const asked = await this.approvals.ofRegistration(found.registration.id);
    const pending = asked.find((one) => one.status === 'pending' && one.step === 'employer');
    // Whoever was asked has answered: the personal page says what.
    if (!pending) return this.goBack(reply, token);
    const wrong = (field: string) => errors.find((error) => error.field === field)?.message ?? null;
    const view = {
      event: eventSummary(found.event),
      approver: pending.approverName ?? '',
      errors,
      stale,
      fields: {
        approverName: { id: 'approverName', value: name, wrong: wrong('approverName') },
        approverEmail: { id: 'approverEmail', value: email, wrong: wrong('approverEmail') },
      },
      links: { action: `/inscriptions/${token}/responsable`, personal: `/inscriptions/${token}` },
    };
    await this.pages.send(reply, 'pages/approvals/approver', view, { status, confidential: true });
  }

  private async goBack(reply: FastifyReply, token: string): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${token}`, 303);
  }
}
