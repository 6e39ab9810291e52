import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { typedMailing } from '../domain/mailing-form.js';
import { dueAt, type ScheduleKind } from '../domain/schedule.js';
import { scheduleAudience } from '../domain/schedule-audience.js';
import { stillSuggested, SUGGESTED_SCHEDULES } from '../domain/suggested-schedules.js';
import { Recipients } from '../queries/recipients.query.js';
import { ManageSchedules } from '../use-cases/manage-schedules.js';
import { firstAudience } from './audience-form.js';
import { AudienceWords } from './audience-words.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords } from './message-words.js';
import { FIRST_ATTEMPT, SchedulePage } from './schedule-page.js';
import { scheduleRow, typedOf, typedSchedule, whenOf } from './schedules.view.js';

/** What leaves by itself: convocations and reminders, counted from the event's dates. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels/rappels')
export class SchedulesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly schedules: ManageSchedules,
    private readonly recipients: Recipients,
    private readonly page: SchedulePage,
    private readonly words: MessageWords,
    private readonly audiences: AudienceWords,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param('slug') slug: string,
    @Query('fait') done: unknown,
    @CurrentOrganiser() { accountId }: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
    const here = `/organiser/evenements/${slug}/courriels/rappels`;
    const all = await this.messages.schedulesOf(event);
    const now = this.clock.now().getTime();
    const sent = await this.messages.mailingsOf(event);
    const rows = [];
    const audiences = await this.audiences.ofAll(
      reply.request,
      event,
      all.map(({ audience }) => audience),
    );
    for (const [index, schedule] of all.entries()) {
      const { people } = await this.recipients.count(event, schedule.audience, false);
      rows.push(scheduleRow(schedule, event, { now, people, audience: audiences[index]!, sent }));
    }
    await this.desk.send(reply, 'pages/messages/schedules', {
      desk: deskShell('schedules', reached),
      here,
      timeZone: event.timeZone,
      schedules: rows,
      suggested: stillSuggested(all).map((one) => ({
        ...whenOf(one),
        name: one.name,
        kind: one.kind,
        atTime: one.atTime,
        dueAt: dueAt(one, event),
        href: `${here}/nouveau?modele=${one.name}`,
      })),
      done: done === 'rappel' || done === 'suppression' ? done : null,
    });
  }

  @Get('nouveau')
  async blank(
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
    const model = query['modele'];
    const given = SUGGESTED_SCHEDULES.find(({ name }) => name === model) ?? SUGGESTED_SCHEDULES[1]!;
    const audience = scheduleAudience(firstAudience(query));
    const typed = typedOf(
      { ...given, audience, enabledAt: null },
      this.words.localeOf(request),
      this.firstWords(request),
    );
    await this.page.show(reply, reached, event, {
      ...FIRST_ATTEMPT,
      kind: given.kind,
      typed,
      schedule: null,
      version: 0,
    });
  }

  @KeepsStaleForms()
  @Post('nouveau')
  async create(
    @Param('slug') slug: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(organiser.accountId, slug);
    const kind: ScheduleKind = body['genre'] === 'convocation' ? 'convocation' : 'reminder';
    const attempt = { ...FIRST_ATTEMPT, kind, typed: typedSchedule(body), schedule: null, version: 0 };
    if (request.csrfFailed) return this.page.show(reply, reached, event, { ...attempt, stale: true, status: 403 });
    if (body['compter'] !== undefined) return this.page.show(reply, reached, event, attempt);
    try {
      await this.schedules.create(organiser, event.id, kind, attempt.typed);
      await reply.redirect(`/organiser/evenements/${slug}/courriels/rappels?fait=rappel`, 303);
    } catch (error) {
      await this.page.show(reply, reached, event, { ...attempt, ...this.words.refused(request, error) });
    }
  }

  @Get(':id')
  async edit(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() { accountId }: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(accountId, slug);
    const schedule = await this.messages.schedule(event, id);
    const typed = typedOf(schedule, this.words.localeOf(request), typedMailing(schedule.texts));
    const { kind, version } = schedule;
    await this.page.show(reply, reached, event, { ...FIRST_ATTEMPT, kind, typed, schedule, version });
  }

  @KeepsStaleForms()
  @Post(':id')
  async change(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody = {},
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { reached, event } = await this.messages.reach(organiser.accountId, slug);
    const schedule = await this.messages.schedule(event, id);
    const version = Number(body['version'] ?? 0) || 0;
    const attempt = { ...FIRST_ATTEMPT, kind: schedule.kind, typed: typedSchedule(body), schedule, version };
    if (request.csrfFailed) return this.page.show(reply, reached, event, { ...attempt, stale: true, status: 403 });
    if (body['compter'] !== undefined) return this.page.show(reply, reached, event, attempt);
    try {
      await this.schedules.change(organiser, event.id, id, attempt.typed, version);
      await reply.redirect(`/organiser/evenements/${slug}/courriels/rappels?fait=rappel`, 303);
    } catch (error) {
      await this.page.show(reply, reached, event, { ...attempt, ...this.words.refused(request, error) });
    }
  }

  @Post(':id/suppression')
  async remove(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(organiser.accountId, slug);
    await this.schedules.remove(organiser, event.id, id);
    await reply.redirect(`/organiser/evenements/${slug}/courriels/rappels?fait=suppression`, 303);
  }

  /** By hand: a draft to look at before it leaves, for whoever has not had it. */
  @Post(':id/envoi')
  async sendNow(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.messages.reach(organiser.accountId, slug);
    const mailing = await this.schedules.sendNow(organiser, event.id, id);
    await reply.redirect(`/organiser/evenements/${slug}/courriels/envois/${mailing}`, 303);
  }

  private firstWords(request: FastifyRequest) {
    return {
      subject: this.words.say(request, 'reminder.subject'),
      body: this.words.say(request, 'reminder.body'),
      subjectEn: '',
      bodyEn: '',
    };
  }
}
