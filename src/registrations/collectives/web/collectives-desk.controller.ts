import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { normalisedName } from '../domain/collective.js';
import { type CollectivePerson, CollectivesQuery, personOf } from '../queries/collectives.query.js';
import { GatherCollectives } from '../use-cases/gather-collectives.js';

/** The collectives of an event and who is in each; those of one name come together. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/collectifs')
export class CollectivesDeskController {
  constructor(
    private readonly collectives: CollectivesQuery,
    private readonly gather: GatherCollectives,
    private readonly desk: DeskPages,
  ) {}

  @Get()
  async page(
    @Reached('people') reached: OrganiserEvent,
    @Query('fait') done: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const said = done === 'merged' || done === 'gathered' ? done : null;
    await this.desk.send(reply, 'pages/collectives/desk', await this.view(reached, said));
  }

  @Post('reunion')
  async merge(
    @Param('slug') slug: string,
    @Reached('edit-people') { event }: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.gather.merge(organiser, event.id, body?.from ?? '', body?.into ?? '');
    await reply.redirect(`/organiser/evenements/${event.slug}/collectifs?fait=merged`, 303);
  }

  @Post('rassemblement')
  async gatherNamed(
    @Param('slug') slug: string,
    @Reached('edit-people') { event }: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.gather.gather(organiser, event.id, body?.name ?? '', body?.into ? body.into : null);
    await reply.redirect(`/organiser/evenements/${event.slug}/collectifs?fait=gathered`, 303);
  }

  private async view(reached: OrganiserEvent, said: string | null) {
    const { collectives, people } = await this.collectives.listed(reached.event.id);
    const base = `/organiser/evenements/${reached.event.slug}`;
    const shown = ({ collectivityType, ...person }: CollectivePerson) => ({
      ...person,
      mark: collectivityType === 'commune' ? '' : collectivityType,
      href: `${base}/inscriptions/${person.reference}`,
    });
    const byName = new Map<string, { name: string; people: CollectivePerson[] }>();
    for (const person of people) {
      const name = person.typed ?? '';
      const key = normalisedName(name);
      const known = byName.get(key);
      if (known) known.people.push(personOf(person));
      else byName.set(key, { name, people: [personOf(person)] });
    }
    return {
      desk: deskShell('collectives', reached),
      base: `${base}/collectifs`,
      said,
      mayEdit: may(reached.role, 'edit-people'),
      collectives: collectives.map((one) => ({
        ...one,
        people: one.people.map(shown),
        others: collectives
          .filter(({ id }) => id !== one.id)
          .map(({ id, name }) => ({ id, name, same: normalisedName(name) === normalisedName(one.name) })),
      })),
      named: [...byName]
        .sort(([, one], [, other]) => other.people.length - one.people.length)
        .map(([key, { name, people: who }]) => ({
          name,
          people: who.map(shown),
          into: collectives.find((one) => normalisedName(one.name) === key)?.id ?? '',
        })),
      isEmpty: collectives.length === 0 && byName.size === 0,
    };
  }
}
