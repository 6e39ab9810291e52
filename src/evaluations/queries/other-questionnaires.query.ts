import { Injectable } from '@nestjs/common';
import { may } from '../../events/domain/event-role.js';
import { OrganiserEvents } from '../../events/queries/organiser-events.query.js';
import type { QuestionnaireRecord } from '../domain/questionnaire.js';
import { QuestionnaireQuery } from './questionnaire.query.js';

export interface OtherQuestionnaire extends QuestionnaireRecord {
  readonly event: { readonly title: string; readonly startsOn: string };
}

/** Questionnaires that an organiser may copy: this event's own and those of their other events, the latest event first. */
@Injectable()
export class OtherQuestionnaires {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly questionnaires: QuestionnaireQuery,
  ) {}

  async of(accountId: string, eventId: string): Promise<OtherQuestionnaire[]> {
    const reached = (await this.events.of(accountId)).filter(({ role }) => may(role, 'questionnaires')).reverse();
    const lists = await Promise.all(
      reached.map(async ({ event: { id, title, startsOn } }) =>
        (await this.questionnaires.ofEvent(id)).map((one) => ({ ...one, event: { title, startsOn } })),
      ),
    );
    return lists.flat().sort((a, b) => Number(b.eventId === eventId) - Number(a.eventId === eventId));
  }
}
