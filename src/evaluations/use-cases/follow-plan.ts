import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PublishedPlanQuery, SeatsOfRegistration } from '../../ateliers/queries/published-plan.query.js';
import { publishedSeats } from '../../ateliers/domain/plan/published-seats.js';
import { PersonalData } from '../../registrations/privacy/use-cases/personal-data.js';
import { atelierKey } from '../domain/subjects.js';
import { Audiences } from '../queries/audiences.js';

/** The published plan says who sat where: whom a questionnaire is for, and which ateliers it asks each about. */
@Injectable()
export class FollowPlan implements OnModuleInit {
  constructor(
    private readonly audiences: Audiences,
    private readonly plan: PublishedPlanQuery,
    private readonly seats: SeatsOfRegistration,
    private readonly personalData: PersonalData,
  ) {}

  onModuleInit(): void {
    this.audiences.provide('seated', async (database, { eventId }) => [
      ...((await this.plan.of(eventId, database))?.seats.keys() ?? []),
    ]);
    this.audiences.provide('atelier', async (database, { eventId, atelier }) => {
      const plan = await this.plan.of(eventId, database);
      if (!plan || atelier === null) return [];
      const isThere = (seats: Parameters<typeof publishedSeats>[1]) =>
        publishedSeats(plan.rooms, seats).some(({ title }) => atelierKey(title) === atelier);
      return [...plan.seats].flatMap(([person, seats]) => (isThere(seats) ? [person] : []));
    });
    this.audiences.provideAttendance(async (_eventId, registrationId) => {
      const seats = await this.seats.of(registrationId);
      return seats.length === 0 ? null : [...new Set(seats.map(({ title }) => atelierKey(title)))];
    });
    // Anonymous answers are nobody's: there is nothing to give or to erase.
    this.personalData.hold(
      {
        table: 'questionnaire_invitations',
        registration: 'person_id',
        exported: ['questionnaire_id', 'answered', 'mailed', 'reminded'],
      },
      { table: 'questionnaire_responses', registration: 'person_id' },
    );
  }
}
