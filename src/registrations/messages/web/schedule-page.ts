import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { ANCHORS, type Schedule, type ScheduleKind } from '../domain/schedule.js';
import type { TypedSchedule } from '../domain/schedule-form.js';
import { ShownPeople } from '../queries/shown-people.query.js';
import { AudienceWords } from './audience-words.js';
import { MessageDesk } from './message-desk.js';
import { MessageWords, type WrongField } from './message-words.js';

export interface ScheduleAttempt {
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

/** Nothing happened to it yet. */
export const FIRST_ATTEMPT = { errors: [] as readonly WrongField[], status: 200, stale: false, conflict: false };

/** The page on one reminder, new or not, with its mail beside. */
@Injectable()
export class SchedulePage {
  constructor(
    private readonly desk: DeskPages,
    private readonly messages: MessageDesk,
    private readonly people: ShownPeople,
    private readonly words: MessageWords,
    private readonly audiences: AudienceWords,
  ) {}

  async show(
    reply: FastifyReply,
    reached: OrganiserEvent,
    event: EventRecord,
    attempt: ScheduleAttempt,
  ): Promise<void> {
    const { request } = reply;
    const { kind, typed, errors, schedule } = attempt;
    const root = `/organiser/evenements/${event.slug}/courriels`;
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
      ...{ hasSent, enabled: typed.enabled },
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
      ...this.words.typedMail(request, typed, { errors, hasText, people }),
    };
    await this.desk.send(reply, 'pages/messages/schedule', view, attempt.status);
  }
}
