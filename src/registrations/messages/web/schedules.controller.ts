import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { clockText } from '../../../platform/i18n/dates.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { typedMailing } from '../domain/mailing-form.js';
import { MAILING_PLACEHOLDERS } from '../domain/message-kinds.js';
import { ANCHORS, dueAt, type Schedule, type ScheduleKind } from '../domain/schedule.js';
import { scheduleAudience } from '../domain/schedule-audience.js';
import type { TypedSchedule } from '../domain/schedule-form.js';
import { stillSuggested, SUGGESTED_SCHEDULES } from '../domain/suggested-schedules.js';
import { Recipients } from '../queries/recipients.query.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import { ManageSchedules } from '../use-cases/manage-schedules.js';
import { firstAudience } from './audience-form.js';
import { AudienceWords } from './audience-words.js';
import { FRAME_FORMS } from './mail-frame.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords, type WrongField } from './message-words.js';
import { scheduleRow, typedSchedule, whenOf } from './schedules.view.js';

interface Attempt {
  readonly kind: ScheduleKind;
  readonly typed: TypedSchedule;
  /** Null for a new one. */
  readonly schedule: Schedule | null;
  readonly version: number;
  readonly errors: readonly WrongField[];
  readonly status: number;
  readonly stale: boolean;
  readonly conflict: boolean;
}

const FIRST = { errors: [] as readonly WrongField[], status: 200, stale: false, conflict: false };

/** What leaves by itself: convocations and reminders, counted from the event's dates. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/courriels/rappels')
export class SchedulesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly schedules: ManageSchedules,
    private readonly recipients: Recipients,
    private readonly people: ShownPeople,
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
    const typed: TypedSchedule = {
      days: String(Math.abs(given.days)),
      direction: given.days > 0 ? 'after' : 'before',
      anchor: given.anchor,
      time: clockText(given.atTime, this.words.localeOf(request)),
      audience: scheduleAudience(firstAudience(query)),
      enabled: false,
      ...this.firstWords(request),
    };
    await this.show(reply, reached, event, { ...FIRST, kind: given.kind, typed, schedule: null, version: 0 });
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
    const attempt = { ...FIRST, kind, typed: typedSchedule(body), schedule: null, version: 0 };
    if (request.csrfFailed) return this.show(reply, reached, event, { ...attempt, stale: true, status: 403 });
    if (body['compter'] !== undefined) return this.show(reply, reached, event, attempt);
    try {
      await this.schedules.create(organiser, event.id, kind, attempt.typed);
      await reply.redirect(`/organiser/evenements/${slug}/courriels/rappels?fait=rappel`, 303);
    } catch (error) {
      await this.show(reply, reached, event, { ...attempt, ...this.words.refused(request, error) });
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
    const typed: TypedSchedule = {
      days: String(Math.abs(schedule.days)),
      direction: schedule.days > 0 ? 'after' : 'before',
      anchor: schedule.anchor,
      time: clockText(schedule.atTime, this.words.localeOf(request)),
      audience: schedule.audience,
      enabled: schedule.enabledAt !== null,
      ...typedMailing(schedule.texts),
    };
    const { kind, version } = schedule;
    await this.show(reply, reached, event, { ...FIRST, kind, typed, schedule, version });
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
    const attempt = { ...FIRST, kind: schedule.kind, typed: typedSchedule(body), schedule, version };
    if (request.csrfFailed) return this.show(reply, reached, event, { ...attempt, stale: true, status: 403 });
    if (body['compter'] !== undefined) return this.show(reply, reached, event, attempt);
    try {
      await this.schedules.change(organiser, event.id, id, attempt.typed, version);
      await reply.redirect(`/organiser/evenements/${slug}/courriels/rappels?fait=rappel`, 303);
    } catch (error) {
      await this.show(reply, reached, event, { ...attempt, ...this.words.refused(request, error) });
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

  private async show(
    reply: FastifyReply,
    reached: OrganiserEvent,
    event: EventRecord,
    attempt: Attempt,
  ): Promise<void> {
    const { request } = reply;
    const { kind, typed, errors, schedule } = attempt;
    const root = `/organiser/evenements/${event.slug}/courriels`;
    const field = (
      id: 'subject' | 'body' | 'subjectEn' | 'bodyEn',
      rows: number,
      lang: 'fr' | 'en',
      optional = false,
    ) => this.words.field(request, id, typed[id], { errors, rows, lang, optional });
    const hasText = kind === 'reminder';
    const wrong = (name: string) => errors.find(({ field: of }) => of === name)?.message ?? null;
    const people = hasText ? await this.people.of(event) : [];
    const hasSent =
      schedule !== null && (await this.messages.mailingsOf(event)).some(({ scheduleId }) => scheduleId === schedule.id);
    const view = {
      desk: deskShell('schedules', reached),
      list: `${root}/rappels`,
      action: schedule ? `${root}/rappels/${schedule.id}` : `${root}/rappels/nouveau`,
      previewAction: `${root}/ecrire/apercu`,
      textsHref: `${root}/textes/convocation`,
      kind,
      isNew: schedule === null,
      ...{ hasText, hasSent, enabled: typed.enabled },
      version: attempt.version,
      errors,
      ...{ stale: attempt.stale, conflict: attempt.conflict },
      days: this.words.field(request, 'days', typed.days, { errors }),
      time: this.words.field(request, 'time', typed.time, { errors }),
      directions: (['before', 'after'] as const).map((value) => ({ value, selected: value === typed.direction })),
      anchors: ANCHORS.map((value) => ({ value, selected: value === typed.anchor })),
      anchorWrong: wrong('anchor'),
      audience: await this.audiences.form(request, event, typed.audience, false),
      audienceWrong: wrong('audience'),
      fields: hasText ? [field('subject', 1, 'fr'), field('body', 10, 'fr')] : [],
      english: hasText ? [field('subjectEn', 1, 'en', true), field('bodyEn', 8, 'en', true)] : [],
      englishOpen: typed.subjectEn !== '' || typed.bodyEn !== '',
      placeholders: this.words.placeholders(request, MAILING_PLACEHOLDERS),
      people: people.map(({ reference, firstName, lastName }) => ({
        reference,
        name: `${firstName} ${lastName}`,
        selected: false,
      })),
      forms: FRAME_FORMS,
    };
    await this.desk.send(reply, 'pages/messages/schedule', view, attempt.status);
  }
}
