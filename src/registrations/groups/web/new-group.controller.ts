import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { normaliseActionCode } from '../../../events/domain/action-code.js';
import { EventUnknown } from '../../../events/domain/event.errors.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { codeIsFull, registrationState } from '../../../events/domain/registration-window.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Public } from '../../../platform/web/access.js';
import { clientAddress } from '../../../platform/web/client-address.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { RateLimits } from '../../../platform/web/rate-limit.js';
import { TakesUploads } from '../../../platform/web/uploads.js';
import { unavailableView } from '../../web/unavailable.view.js';
import { isBlank, LINE_FIELDS, lineField, MANAGER_FIELDS, readLines } from '../domain/group-form.js';
import { LINES_SHOWN } from '../domain/group.js';
import { RegisterGroup } from '../use-cases/register-group.js';
import { type GroupAttempt, groupFormView, groupPreviewView } from './group-form.view.js';
import { GroupForms } from './group-forms.js';
import { JudgeGroupForm, type JudgedForm } from './judge-group-form.js';
import { GROUP_UPLOADS } from './group-uploads.js';
import { GroupPages } from './group-pages.js';

/** Somebody registers several colleagues at once; each gets their own link, and this one the group's. */
@Controller('evenements/:slug/inscription/groupe')
export class NewGroupController {
  constructor(
    private readonly events: EventQueries,
    private readonly forms: GroupForms,
    private readonly judgeForm: JudgeGroupForm,
    private readonly registerGroup: RegisterGroup,
    private readonly groupPages: GroupPages,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Get()
  async show(@Param('slug') slug: string, @Query('code') code: unknown, @Res() reply: FastifyReply): Promise<void> {
    const event = await this.eventOf(slug);
    await this.sendForm(reply, event, this.forms.empty(), typeof code === 'string' ? code : '', 200);
  }

  @Public()
  @KeepsStaleForms()
  @Post()
  @TakesUploads(GROUP_UPLOADS)
  async take(
    @Param('slug') slug: string,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const event = await this.eventOf(slug);
    const code = posted?.actionCode ?? '';
    const form = (attempt: GroupAttempt, status = 200) => this.sendForm(reply, event, attempt, code, status);
    if (request.csrfFailed) return form(await this.forms.typed(posted, 0, true), 403);
    const locale = this.pages.localeOf(request);
    if (posted?.do === 'add') return form(await this.forms.typed(posted, LINES_SHOWN));
    if (posted?.do === 'edit') return form(await this.forms.typed(posted, 0));
    if (posted?.do === 'read') {
      const attempt = await this.forms.withFile(posted, request.uploads?.fichier, locale);
      return form(attempt, attempt.errors.length > 0 ? 422 : 200);
    }
    for (const line of readLines(posted))
      if (!isBlank(line)) await this.limits.count('registration', clientAddress(request));
    const judged = await this.judgeForm.of(event, posted, locale);
    const isRight = judged.attempt.errors.length === 0;
    if (posted?.do !== 'register')
      return isRight ? this.sendPreview(reply, event, judged, code) : form(judged.attempt, 422);
    if (judged.employer === null || judged.ready.length === 0) return form(judged.attempt, 422);
    const { managerName, managerEmail } = judged.attempt.manager;
    const asked = { managerName, managerEmail, ...judged.employer, actionCode: code === '' ? null : code, locale };
    const outcome = await this.registerGroup.execute(event, asked, judged.ready);
    const left = await this.judgeForm.remaining(event, judged, outcome, locale);
    if (outcome.token === null) return form(left, 422);
    if (left.lines.length === 0) await reply.redirect(`/groupes/${outcome.token}`, 303);
    else await this.groupPages.send(reply, outcome.token, { attempt: left, status: 422 });
  }

  private async eventOf(slug: string): Promise<EventRecord> {
    const event = (await this.events.bySlug(slug)) ?? (await this.events.byFormerSlug(slug));
    if (!event) throw new EventUnknown();
    return event;
  }

  private async sendPreview(
    reply: FastifyReply,
    event: EventRecord,
    judged: JudgedForm,
    actionCode: string,
  ): Promise<void> {
    const { manager, lines } = judged.attempt;
    const hidden = {
      actionCode,
      ...Object.fromEntries(MANAGER_FIELDS.map((name) => [name, manager[name]])),
      ...Object.fromEntries(
        lines.flatMap(({ line, fields }) => LINE_FIELDS.map((field) => [lineField(line, field), fields[field]])),
      ),
    };
    const view = groupPreviewView(event, {
      lines: judged.shown,
      asksAgreement: judged.asksAgreement,
      hidden,
      action: `/evenements/${event.slug}/inscription/groupe`,
      manager: manager.managerEmail,
    });
    await this.pages.send(reply, 'pages/groups/preview', view);
  }

  /** The form, or why there is none now. */
  private async sendForm(
    reply: FastifyReply,
    event: EventRecord,
    attempt: GroupAttempt,
    actionCode: string,
    status: number,
  ): Promise<void> {
    const code = event.actionCodes.find(({ label }) => normaliseActionCode(label) === normaliseActionCode(actionCode));
    const state = registrationState(event, this.clock.now().getTime(), code);
    if (state !== 'open' && state !== 'waiting') {
      const why = code && codeIsFull(code) ? 'code-full' : state;
      return this.pages.send(reply, 'pages/registrations/unavailable', unavailableView(event, why));
    }
    const { version } = await this.events.notice(event.id);
    const view = groupFormView(event, attempt, {
      actionCode,
      waiting: state === 'waiting',
      noticeVersion: version,
      functions: await this.forms.functionsOf(event.id, this.pages.localeOf(reply.request)),
    });
    await this.pages.send(reply, 'pages/groups/form', view, { status });
  }
}
