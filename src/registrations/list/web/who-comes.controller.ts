import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/clock/paris-time.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { RegistrationFiguresQuery } from '../../queries/registration-figures.query.js';
import { WishesQuery } from '../../wishes/queries/wishes.query.js';
import { type WithdrawalReason, WITHDRAWAL_REASONS } from '../../changes/domain/withdrawal-reason.js';
import { EndingsQuery } from '../queries/endings.query.js';
import { ListSurroundingsQuery } from '../queries/list-surroundings.query.js';
import { WhoComesQuery } from '../queries/who-comes.query.js';
import { whoComesView } from './who-comes.view.js';

/** « Qui vient ? »: figures by function, territory, option, wish and day, without a name. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/qui-vient')
export class WhoComesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly whoComes: WhoComesQuery,
    private readonly surroundings: ListSurroundingsQuery,
    private readonly wishes: WishesQuery,
    private readonly figures: RegistrationFiguresQuery,
    private readonly endings: EndingsQuery,
    private readonly catalogues: Catalogues,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Reached('figures') reached: OrganiserEvent, @Res() reply: FastifyReply): Promise<void> {
    const { id, timeZone } = reached.event;
    const now = this.clock.now().getTime();
    const [people, surroundings, wishes, { perDay }, figures, reasons] = await Promise.all([
      this.whoComes.of(id),
      this.surroundings.of(reached.event, now),
      this.wishes.figures(id),
      this.figures.of(id, timeZone, now),
      this.endings.figures(id),
      this.endings.reasons(id),
    ]);
    const endings = { figures, reasons, words: this.reasonWords() };
    const view = whoComesView(reached, { people, surroundings, wishes, perDay, endings, today: dayOf(now, timeZone) });
    await this.desk.send(reply, 'pages/list/who-comes', view);
  }

  /** Reasons are stored in French, as the team reads them. */
  private reasonWords(): Map<string, WithdrawalReason> {
    return new Map(
      WITHDRAWAL_REASONS.map((key) => [this.catalogues.text('fr', `changes:withdrawal.reasons.${key}`), key]),
    );
  }
}
