import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cleanParagraphs } from '../../../events/domain/typed-text.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { LONGEST_REASON, type Verdict } from '../domain/approval.js';
import { DecisionFinal } from '../domain/approval.errors.js';
import { placesFor } from '../domain/acceptance-preview.js';
import { DecisionBatchQuery } from '../queries/decision-batch.query.js';
import { RequestsQuery } from '../queries/requests.query.js';
import { DecideRequests } from '../use-cases/decide-requests.js';
import { UndoDecisions } from '../use-cases/undo-decisions.js';
import {
  type Done,
  NOTHING_CHOSEN,
  NOTHING_DONE,
  previewView,
  REASONS,
  type RequestsAttempt,
  requestsView,
} from './requests.view.js';

/** « Demandes à valider »: accept or refuse, one or many, and take it back while the mails are here. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/demandes')
export class RequestsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly requests: RequestsQuery,
    private readonly batches: DecisionBatchQuery,
    private readonly decideRequests: DecideRequests,
    private readonly undoDecisions: UndoDecisions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Reached('edit-people') reached: OrganiserEvent,
    @Query('fait') batchId: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const done = typeof batchId === 'string' ? await this.batches.of(reached.event.id, batchId) : null;
    await this.send(reply, reached, NOTHING_CHOSEN, done ? { ...NOTHING_DONE, ...done } : NOTHING_DONE, 200);
  }

  @Post()
  async decide(
    @Param('slug') slug: string,
    @Reached('edit-people') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const eventId = reached.event.id;
    const verdict: Verdict = body?.verdict === 'accept' ? 'accept' : 'refuse';
    const chosen = await this.requests.chosen(eventId, referencesIn(body));
    const attempt = this.attemptOf(
      body,
      verdict,
      chosen.map(({ registrationId }) => registrationId),
      locale,
    );
    if (attempt.errors.length > 0) return this.send(reply, reached, attempt, NOTHING_DONE, 422);
    if (verdict === 'accept' && body?.confirme !== 'oui') {
      const final = chosen.filter(({ step }) => step === 'organiser');
      const room = await this.requests.room(eventId);
      if (placesFor(final.length, room).waiting > 0)
        return this.desk.send(reply, 'pages/approvals/preview', previewView(reached, chosen, room));
    }
    const outcome = await this.decideRequests.execute({
      organiser,
      eventId,
      registrationIds: chosen.map(({ registrationId }) => registrationId),
      verdict,
      reason: verdict === 'refuse' ? this.reasonOf(attempt) : null,
    });
    if (outcome.batchId !== null && outcome.left.length === 0) {
      await reply.redirect(`/organiser/evenements/${slug}/demandes?fait=${outcome.batchId}`, 303);
      return;
    }
    const done = outcome.batchId ? await this.batches.of(eventId, outcome.batchId) : null;
    await this.send(reply, reached, NOTHING_CHOSEN, { undo: done?.undo ?? null, outcome, undone: null }, 200);
  }

  @Post('retablir')
  async undo(
    @Reached('edit-people') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const batchId = body?.acte ?? '';
    if (!(await this.batches.of(reached.event.id, batchId))) throw new DecisionFinal();
    const undone = await this.undoDecisions.execute(organiser, batchId);
    await this.send(reply, reached, NOTHING_CHOSEN, { ...NOTHING_DONE, undone }, 200);
  }

  private attemptOf(
    body: FormBody | undefined,
    verdict: Verdict,
    ids: readonly string[],
    locale: Locale,
  ): RequestsAttempt {
    const choice = body?.motif ?? '';
    const reasonChoice = REASONS.find((key) => key === choice) ?? '';
    const reason = cleanParagraphs(body?.reason ?? '').slice(0, LONGEST_REASON);
    const said = (field: string, key: string) => ({ field, message: this.catalogues.text(locale, key) });
    const errors = [
      ...(ids.length === 0 ? [said('demandes', 'approvals:desk.nothingChosen')] : []),
      ...(verdict === 'refuse' && reasonChoice === '' && reason === ''
        ? [said('reason', 'fields:errors.refusal-reason-missing')]
        : []),
    ];
    return { chosen: new Set(ids), reasonChoice, reason, errors };
  }

  /** In French, as most applicants read it: many are told at once. */
  private reasonOf({ reasonChoice, reason }: RequestsAttempt): string {
    const chosen = reasonChoice === '' ? '' : this.catalogues.text('fr', `approvals:desk.reasons.${reasonChoice}`);
    return [chosen, reason]
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, LONGEST_REASON);
  }

  private async send(
    reply: FastifyReply,
    reached: OrganiserEvent,
    attempt: RequestsAttempt,
    done: Done,
    status: number,
  ): Promise<void> {
    const { id } = reached.event;
    const [organisers, employers, ofOrganisers, ofEmployers, room] = await Promise.all([
      this.requests.pending(id, 'organiser'),
      this.requests.pending(id, 'employer'),
      this.requests.count(id, 'organiser'),
      this.requests.count(id, 'employer'),
      this.requests.room(id),
    ]);
    const totals = { organisers: ofOrganisers, employers: ofEmployers };
    const now = this.clock.now().getTime();
    const view = requestsView(reached, { organisers, employers, totals, room }, attempt, done, now);
    await this.desk.send(reply, 'pages/approvals/requests', view, status);
  }
}

function referencesIn(body: FormBody | undefined): readonly string[] {
  return Object.keys(body ?? {})
    .filter((name) => name.startsWith('choix-'))
    .map((name) => name.slice('choix-'.length));
}
