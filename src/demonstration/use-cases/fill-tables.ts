import { Injectable } from '@nestjs/common';
import { AteliersDeskQuery } from '../../ateliers/queries/ateliers-desk.query.js';
import { DecideAteliers } from '../../ateliers/use-cases/decide-ateliers.js';
import { KeepPlans } from '../../ateliers/use-cases/keep-plans.js';
import { type AskedMove, MoveSeats } from '../../ateliers/use-cases/move-seats.js';
import { PublishPlan } from '../../ateliers/use-cases/publish-plan.js';
import { type SeatedEverybody, SeatEverybody } from '../../ateliers/use-cases/seat-everybody.js';
import { SaveNote } from '../../ateliers/facilitation/use-cases/facilitate.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import type { AuditActor } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { noteProposal } from '../data/field-rows.js';
import { BLOC_LOCAL_2018 } from '../data/bloc-local-2018.js';
import { NOTES_2018, TABLES, type TablesOfEvent } from '../data/tables.js';
import { layTables } from '../domain/lay-tables.js';
import { DemonstrationHour } from './demonstration-hour.js';
import { SeatingAtOnce } from './seating-at-once.js';

const SEED = 2018;

/** Plans the tables of the two seminars: published for 2018, with what some tables wrote, a draft for 2019. */
@Injectable()
export class FillTables {
  private readonly seating = new SeatEverybody(new SeatingAtOnce());

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly desk: AteliersDeskQuery,
    private readonly decide: DecideAteliers,
    private readonly plans: KeepPlans,
    private readonly moves: MoveSeats,
    private readonly publish: PublishPlan,
    private readonly notes: SaveNote,
    private readonly hour: DemonstrationHour,
  ) {}

  async execute(by: AuditActor & { accountId: string }): Promise<void> {
    for (const tables of TABLES) await this.plan(tables, by);
    const { id } = (await this.events.bySlug(BLOC_LOCAL_2018.slug))!;
    for (const note of NOTES_2018) await this.notes.execute(id, by, { ...note, base: '' });
  }

  private async plan(
    { slug, name, day, isPublished, tables, territory, change }: TablesOfEvent,
    by: AuditActor & { accountId: string },
  ): Promise<void> {
    this.hour.set(day, '14:00');
    const event = (await this.events.bySlug(slug))!;
    const before = await this.desk.ateliers(event.id);
    await this.decide.execute(event.id, by, layTables(before.arrangement, tables, territory, change), before.version);
    const { arrangement, people } = await this.desk.ateliers(event.id);
    const empty = { arrangement, people, seats: new Map(), lockedTables: new Set<string>() };
    const found = await this.seating.execute(empty, { seed: SEED, seconds: 1 }, { progress: silent, works: silent });
    const planId = await this.plans.begin(event.id, by, name);
    await this.moves.execute({ eventId: event.id, planId, by, seen: 1 }, movesOf(found), true);
    const { bounds, budget } = found;
    await this.unitOfWork.run((tx) => noteProposal(tx, planId, { seed: SEED, seconds: 1, budget, bounds }));
    if (isPublished) await this.publish.execute({ event, planId, by, seen: 2, tellPeople: false });
  }
}

function movesOf({ seats }: SeatedEverybody): AskedMove[] {
  return [...seats].flatMap(([person, phases]) =>
    [...phases].map(([phase, { table }]) => ({ person, phase, from: 0, to: table })),
  );
}

const silent = () => undefined;
