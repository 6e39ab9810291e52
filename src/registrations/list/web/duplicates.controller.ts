import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { Pages } from '../../../platform/web/pages.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { ListWords } from '../../web/desk/list-words.js';
import { MERGED_PARTS, type MergeChoices, type Side } from '../domain/merge.js';
import { DuplicatesQuery } from '../queries/duplicates.query.js';
import { ListedRegistrations } from '../queries/listed-registrations.query.js';
import { ListSurroundingsQuery } from '../queries/list-surroundings.query.js';
import { MergeRegistrations } from '../use-cases/merge-registrations.js';
import { duplicatesView, mergeView } from './duplicates.view.js';
import { personPath } from '../../web/desk/person-path.js';

/** Shown at once; who has more begins with the most alike. */
const MOST_PAIRS = 50;

/** Who may be registered twice: compared, merged, or told apart. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/inscriptions/doublons')
export class DuplicatesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly events: OrganiserEvents,
    private readonly duplicates: DuplicatesQuery,
    private readonly listed: ListedRegistrations,
    private readonly details: RegistrationDetailQuery,
    private readonly surroundings: ListSurroundingsQuery,
    private readonly merges: MergeRegistrations,
    private readonly words: ListWords,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Reached('people') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pairs = await this.duplicates.of(reached.event.id);
    const shown = pairs.slice(0, MOST_PAIRS);
    const people = await this.listed.of([...new Set(shown.flatMap(({ first, second }) => [first, second]))]);
    await this.desk.send(
      reply,
      'pages/list/duplicates',
      duplicatesView(reached, {
        pairs: shown,
        total: pairs.length,
        people,
        done: done === 'reuni' || done === 'distincts' ? done : null,
      }),
    );
  }

  @Post('distincts')
  async tellApart(
    @Param('slug') slug: string,
    @Reached('edit-people') { event }: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.merges.tellApart(organiser, event, body?.['premiere'] ?? '', body?.['seconde'] ?? '');
    await reply.redirect(`/organiser/evenements/${event.slug}/inscriptions/doublons?fait=distincts`, 303);
  }

  @Get(':kept/:merged')
  async compare(
    @Param('slug') slug: string,
    @Param('kept') kept: string,
    @Param('merged') merged: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(reply, organiser, { slug, kept, merged }, {}, null);
  }

  @Post(':kept/:merged')
  async merge(
    @Param('slug') slug: string,
    @Reached('edit-people') reached: OrganiserEvent,
    @Param('kept') kept: string,
    @Param('merged') merged: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event } = await this.surroundings.of(reached.event, this.clock.now().getTime());
    const choices = choicesOf(body ?? {});
    try {
      await this.merges.execute({ organiser, event, kept, merged, choices, mail: body?.['courriel'] === '1' });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.show(reply, organiser, { slug, kept, merged }, choices, error);
    }
    await reply.redirect(personPath(event, { reference: kept }), 303);
  }

  private async show(
    reply: FastifyReply,
    organiser: Organiser,
    { slug, kept, merged }: { slug: string; kept: string; merged: string },
    choices: MergeChoices,
    refusal: InvalidInput | null,
  ): Promise<void> {
    const reached = await this.events.reach(organiser.accountId, slug, 'edit-people');
    const [a, b] = await Promise.all([this.whole(reached.event.id, kept), this.whole(reached.event.id, merged)]);
    if (!a || !b || a.id === b.id) throw new PageUnknown();
    const surroundings = await this.surroundings.of(reached.event, this.clock.now().getTime());
    const locale = this.pages.localeOf(reply.request);
    const columns = this.words.columns(locale, surroundings.event, surroundings.form);
    const errors =
      refusal?.fields.map((error) => ({ field: 'options', message: this.words.field(locale, error) })) ?? [];
    const view = mergeView(reached, { a, b, columns, choices });
    await this.desk.send(reply, 'pages/list/merge', { ...view, errors }, refusal ? 422 : 200);
  }

  private async whole(eventId: string, reference: string) {
    const record = await this.details.find(eventId, reference);
    if (!record || record.status === 'withdrawn') return null;
    const [listed] = await this.listed.of([record.id]);
    return (
      listed && {
        ...listed,
        waitingPosition: record.waitingPosition,
        emailNormalised: normaliseEmail(record.email),
      }
    );
  }
}

function choicesOf(body: FormBody): MergeChoices {
  const sides: readonly (Side | 'both')[] = ['kept', 'merged', 'both'];
  const chosen = MERGED_PARTS.flatMap((part) => {
    const side = sides.find((one) => one === body[part]);
    return side ? [[part, side] as const] : [];
  });
  return Object.fromEntries(chosen);
}
