import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadinessChecks } from '../../events/queries/readiness-checks.js';
import { EventFacts } from '../../events/use-cases/event-facts.js';
import { ProgrammeQuery } from '../queries/programme.query.js';
import { CopyProgramme } from './copy-programme.js';

/** What the programme does when organisers copy an event, or ask whether it is ready. */
@Injectable()
export class FollowEvents implements OnModuleInit {
  constructor(
    private readonly facts: EventFacts,
    private readonly checks: ReadinessChecks,
    private readonly copyProgramme: CopyProgramme,
    private readonly programmes: ProgrammeQuery,
  ) {}

  onModuleInit(): void {
    this.facts.on('copied', (tx, fact) => this.copyProgramme.execute(tx, fact));
    this.checks.provide('programme', async (eventId) => {
      const { days, allDay } = await this.programmes.of(eventId);
      return days.length === 0 && allDay.length === 0;
    });
  }
}
