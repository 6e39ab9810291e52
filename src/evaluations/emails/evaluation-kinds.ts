import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, dayOf, instantOf } from '../../platform/clock/paris-time.js';
import {
  MessageKinds,
  type SketchedFor,
  type SketchedMail,
} from '../../registrations/messages/queries/message-kinds.js';
import { EVALUATION_KINDS, type EvaluationKind } from '../domain/evaluation-kinds.js';
import type { QuestionnaireRecord } from '../domain/questionnaire.js';
import { EvaluationEmails } from './evaluation-emails.js';

type Asking = Pick<QuestionnaireRecord, 'moment' | 'audience'>;

const ASKING: Readonly<Record<EvaluationKind, Asking>> = {
  'evaluation-before': { moment: 'before', audience: 'registered' },
  'evaluation-hot': { moment: 'hot', audience: 'registered' },
  'evaluation-cold': { moment: 'cold', audience: 'registered' },
  'evaluation-team': { moment: 'hot', audience: 'facilitators' },
  'evaluation-reminder': { moment: 'hot', audience: 'registered' },
};

/** The mails that ask for an opinion, among those whose words organisers choose. */
@Injectable()
export class EvaluationKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly emails: EvaluationEmails,
  ) {}

  onModuleInit(): void {
    this.kinds.provide(EVALUATION_KINDS, (wanted) => this.sketch(wanted));
  }

  /** Around a questionnaire that is open for ten days, until the evening. */
  private sketch({ kind, event, person, now }: SketchedFor): SketchedMail {
    const questionnaire = {
      id: person.id,
      mode: 'anonymous',
      closesAt: instantOf(addDays(dayOf(now, event.timeZone), 10), '18:00', event.timeZone),
      ...ASKING[kind as EvaluationKind],
    } as const;
    const to = {
      personId: person.id,
      email: person.email,
      name: `${person.firstName} ${person.lastName}`,
      locale: person.locale,
      tokenVersion: 1,
      unsubscribe: questionnaire.audience === 'facilitators' ? null : 'https://example.org/desabonnement/…',
    };
    return kind === 'evaluation-reminder'
      ? this.emails.reminder(questionnaire, event, to, 1)
      : this.emails.invitation(questionnaire, event, to);
  }
}
