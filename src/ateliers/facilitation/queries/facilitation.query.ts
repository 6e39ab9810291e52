import { Injectable } from '@nestjs/common';
import { normalise } from '../../../collectivities/domain/normalise.js';
import { type EventRole, may } from '../../../events/domain/event-role.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { PlanPerson } from '../../domain/plan-person.js';
import { seatIn } from '../../domain/seats.js';
import { AteliersDeskQuery } from '../../queries/ateliers-desk.query.js';
import { PublishedPlanQuery } from '../../queries/published-plan.query.js';
import { FacilitationRepository, type NotedAbsence } from '../data/facilitation.repository.js';
import { PhotoRepository } from '../data/photo.repository.js';
import { AtelierOutOfReach } from '../domain/facilitation.errors.js';
import type { Note, NotePlace } from '../domain/note.js';
import { allAteliers, ateliersOf, type OwnAtelier, printedNames } from '../domain/own-ateliers.js';
import type { Photo } from '../domain/photo.js';

export interface TablePeople {
  readonly table: number;
  readonly people: readonly (PlanPerson & { readonly missing: boolean })[];
}

export interface LinkedMember {
  readonly accountId: string;
  readonly name: string;
  readonly role: EventRole;
  readonly printedName: string | null;
  /** The printed name that is theirs letter for letter, accents aside. */
  readonly proposed: string | null;
}

interface Who {
  readonly accountId: string;
  readonly role: EventRole;
}

/** Ateliers for those who run them: their own, or all of them for whoever arranges the tables. */
@Injectable()
export class FacilitationQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly ateliers: AteliersDeskQuery,
    private readonly published: PublishedPlanQuery,
    private readonly facilitation: FacilitationRepository,
    private readonly photos: PhotoRepository,
  ) {}

  /** In the order of the day. `isLinked`: the account is known under a printed name. */
  async own(eventId: string, { accountId }: Who): Promise<{ ateliers: OwnAtelier[]; isLinked: boolean }> {
    const [all, links] = await Promise.all([this.all(eventId), this.facilitation.links(this.read, eventId)]);
    const names = links.filter((link) => link.accountId === accountId).map(({ printedName }) => printedName);
    return { ateliers: ateliersOf(all, names), isLinked: names.length > 0 };
  }

  /** @throws AtelierOutOfReach */
  async one(eventId: string, who: Who, phase: number, letter: string): Promise<OwnAtelier> {
    const reachable = may(who.role, 'tables') ? await this.all(eventId) : (await this.own(eventId, who)).ateliers;
    const atelier = reachable.find((one) => one.phase === phase && one.letter === letter);
    if (!atelier) throw new AtelierOutOfReach();
    return atelier;
  }

  /** Who sits where in an atelier, as published; null while nothing is. */
  async people(eventId: string, { phase, tables }: OwnAtelier): Promise<TablePeople[] | null> {
    const plan = await this.published.of(eventId);
    if (!plan) return null;
    const [{ people, outside }, absences] = await Promise.all([
      this.ateliers.ateliers(eventId),
      this.facilitation.absences(this.read, eventId),
    ]);
    const missing = new Set(absences.filter((one) => one.phase === phase).map(({ registrationId }) => registrationId));
    const seated = [...people, ...outside].map((person) => ({
      person: { ...person, missing: missing.has(person.id) },
      seat: seatIn(plan.seats.get(person.id), phase),
    }));
    return tables.map((table) => ({
      table,
      people: seated.filter(({ seat }) => seat.table === table && !seat.absent).map(({ person }) => person),
    }));
  }

  async notesAt(eventId: string, place: NotePlace): Promise<Note[]> {
    return this.facilitation.notesAt(this.read, eventId, place);
  }

  async photosAt(eventId: string, place: NotePlace): Promise<Photo[]> {
    return this.photos.at(this.read, eventId, place);
  }

  /** @throws AtelierOutOfReach where the atelier has no such photo. */
  async photo(eventId: string, atelier: Pick<OwnAtelier, 'phase' | 'letter'>, id: string): Promise<Photo> {
    const photo = await this.photos.one(this.read, eventId, { ...atelier, id });
    if (!photo) throw new AtelierOutOfReach();
    return photo;
  }

  async picture(photo: Photo): Promise<Buffer> {
    return this.photos.content(this.read, photo.id);
  }

  /** Everything that was produced, and whom facilitators missed. */
  async productions(eventId: string): Promise<{
    ateliers: OwnAtelier[];
    notes: Note[];
    photos: Photo[];
    absences: (NotedAbsence & { readonly name: string; readonly reference: string })[];
  }> {
    const [ateliers, notes, photos, absences, { people, outside }] = await Promise.all([
      this.all(eventId),
      this.facilitation.notes(this.read, eventId),
      this.photos.all(this.read, eventId),
      this.facilitation.absences(this.read, eventId),
      this.ateliers.ateliers(eventId),
    ]);
    const known = new Map([...people, ...outside].map((person) => [person.id, person]));
    return {
      ateliers,
      notes,
      photos,
      absences: absences.flatMap((absence) => {
        const person = known.get(absence.registrationId);
        return person
          ? [{ ...absence, name: `${person.firstName} ${person.lastName}`, reference: person.reference }]
          : [];
      }),
    };
  }

  /** The team, with the printed names that they are or may be. */
  async members(eventId: string): Promise<{ members: LinkedMember[]; names: string[]; alone: string[] }> {
    const [all, links, team] = await Promise.all([
      this.all(eventId),
      this.facilitation.links(this.read, eventId),
      this.read.query<{ accountId: string; name: string; role: EventRole }>(
        `SELECT a.id AS "accountId", a.name AS "name", r.role AS "role" FROM event_roles r
         JOIN organiser_accounts a ON a.id = r.account_id WHERE r.event_id = ? ORDER BY a.name, a.id`,
        [eventId],
      ),
    ]);
    const names = printedNames(all);
    const linked = new Map(links.map(({ accountId, printedName }) => [accountId, printedName]));
    const members = team
      .filter(({ role }) => may(role, 'own-ateliers'))
      .map((member) => ({
        ...member,
        printedName: linked.get(member.accountId) ?? null,
        proposed: names.find((name) => normalise(name) === normalise(member.name)) ?? null,
      }));
    const taken = new Set(members.flatMap(({ printedName }) => (printedName ? [normalise(printedName)] : [])));
    return { members, names, alone: names.filter((name) => !taken.has(normalise(name))) };
  }

  private async all(eventId: string): Promise<OwnAtelier[]> {
    const [{ arrangement }, plan] = await Promise.all([this.ateliers.ateliers(eventId), this.published.of(eventId)]);
    return allAteliers(arrangement, plan?.rooms ?? null);
  }
}
