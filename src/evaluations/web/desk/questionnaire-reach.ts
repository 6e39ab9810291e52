import { Injectable } from '@nestjs/common';
import type { DeskRight } from '../../../events/domain/event-role.js';
import { OrganiserEvents, type OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { QuestionnaireUnknown } from '../../domain/evaluation.errors.js';
import type { QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import { QuestionnaireQuery } from '../../queries/questionnaire.query.js';

export interface ReachedQuestionnaire {
  readonly reached: OrganiserEvent;
  readonly questionnaire: QuestionnaireWithQuestions;
  /** The questionnaire's page. */
  readonly here: string;
}

/** An organiser at a questionnaire of one of their events. */
@Injectable()
export class QuestionnaireReach {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly questionnaires: QuestionnaireQuery,
  ) {}

  /** @throws EventOutOfReach, RoleInsufficient, QuestionnaireUnknown */
  async of({ accountId }: Organiser, slug: string, id: string, right: DeskRight): Promise<ReachedQuestionnaire> {
    const reached = await this.events.reach(accountId, slug, right);
    const questionnaire = await this.questionnaires.byId(id);
    if (questionnaire?.eventId !== reached.event.id) throw new QuestionnaireUnknown();
    return { reached, questionnaire, here: `${listPath(reached)}/${id}` };
  }
}

export function listPath({ event }: OrganiserEvent): string {
  return `/organiser/evenements/${event.slug}/evaluations`;
}
