import { Injectable } from '@nestjs/common';
import { EventQueries } from '../../events/queries/event.queries.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { COLLECTIVE_LINK } from '../../registrations/collectives/domain/collective.js';
import { GROUP_LINK } from '../../registrations/groups/domain/group.js';
import { ASSISES_NIORT_2022 } from '../data/assises-niort-2022.js';
import { BLOC_LOCAL_2019 } from '../data/bloc-local-2019.js';
import {
  insertCollective,
  insertGroup,
  insertNeeds,
  insertOption,
  insertSetting,
  insertWishes,
  peopleThere,
  type PersonThere,
} from '../data/field-rows.js';
import {
  DINNER_2022,
  FORM_2022,
  GROUP_MANAGER,
  KEPT,
  NEEDS_2019,
  PEOPLED,
  WITH_COLLECTIVES,
} from '../data/registered-how.js';
import { RepeatableChance } from '../domain/repeatable-chance.js';

const SEED = 22;
const AT = instantOf('2019-10-21', '12:00');
/** Of ten people, how many have no preference. */
const WITHOUT_PREFERENCE = 2;

interface There {
  readonly eventId: string;
  readonly people: readonly PersonThere[];
}

/** What people said beyond the form, and how they came: collectives, a group, wishes, needs, the dinner. */
@Injectable()
export class FillRegistrationsDetails {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly tokens: LinkTokens,
  ) {}

  async execute(): Promise<void> {
    const ids = new Map<string, string>();
    for (const slug of PEOPLED) ids.set(slug, (await this.events.bySlug(slug))!.id);
    await this.unitOfWork.run(async (tx) => {
      const there = new Map<string, There>();
      for (const [slug, eventId] of ids) there.set(slug, { eventId, people: await peopleThere(tx, eventId) });
      for (const [slug, { eventId }] of there) {
        await insertSetting(tx, eventId, 'privacy', { ...KEPT, asksNeeds: slug === BLOC_LOCAL_2019.slug }, AT);
      }
      for (const slug of WITH_COLLECTIVES) await this.collectives(tx, there.get(slug)!);
      const chance = new RepeatableChance(SEED);
      await this.seminar2019(tx, there.get(BLOC_LOCAL_2019.slug)!, chance);
      await this.assises(tx, there.get(ASSISES_NIORT_2022.slug)!, chance);
    });
  }

  private async collectives(tx: Transaction, { eventId, people }: There): Promise<void> {
    const names = new Set(people.flatMap(({ collective }) => (collective === null ? [] : [collective])));
    for (const name of names) {
      const members = people.filter(({ collective }) => collective === name).map(({ id }) => id);
      await insertCollective(tx, eventId, name, members, { tokenOf: this.hashOf(COLLECTIVE_LINK), at: AT });
    }
  }

  private async seminar2019(tx: Transaction, { eventId, people }: There, chance: RepeatableChance): Promise<void> {
    for (const { id } of people) await insertWishes(tx, id, 0, ranked(['A', 'B', 'C', 'D'], 3, chance));
    const step = Math.floor(people.length / NEEDS_2019.length);
    for (const [place, needs] of NEEDS_2019.entries()) {
      await insertNeeds(tx, { id: people[place * step]!.id, eventId }, needs, AT);
    }
    const members = largestTeam(people);
    const group = { ...GROUP_MANAGER, employer: members[0]!.employer, members: members.map(({ id }) => id) };
    await insertGroup(tx, eventId, group, { tokenOf: this.hashOf(GROUP_LINK), at: AT });
  }

  private async assises(tx: Transaction, { eventId, people }: There, chance: RepeatableChance): Promise<void> {
    await insertSetting(tx, eventId, 'form', FORM_2022, AT);
    for (const { id } of people) await insertWishes(tx, id, 1, ranked(['A', 'B', 'C'], 2, chance));
    const { taken, ...dinner } = DINNER_2022;
    const diners = chance.shuffled(people).slice(0, taken);
    const closesAt = instantOf('2022-03-17', '23:59');
    await insertOption(tx, eventId, { ...dinner, closesAt, people: diners.map(({ id }) => id) });
  }

  private hashOf(purpose: string): (id: string) => string {
    return (id) => this.tokens.hash(this.tokens.token(purpose, id, 1));
  }
}

function ranked(letters: readonly string[], ranks: number, chance: RepeatableChance): string[] {
  return chance.below(10) < WITHOUT_PREFERENCE ? [] : chance.shuffled(letters).slice(0, ranks);
}

/** The colleagues of the employer that sends most. */
function largestTeam(people: readonly PersonThere[]): PersonThere[] {
  const teams = new Map<string, PersonThere[]>();
  for (const person of people) {
    const key = person.employerCode ?? person.employer;
    teams.set(key, [...(teams.get(key) ?? []), person]);
  }
  return [...teams.values()].reduce((largest, team) => (team.length > largest.length ? team : largest), []);
}
