import type { MessageKind } from '../../registrations/messages/domain/message-kinds.js';
import { EVENT_PLACEHOLDERS } from '../../registrations/messages/domain/placeholders.js';
import type { QuestionnaireRecord } from './questionnaire.js';

/** Nobody is named in them: a name beside the promise of anonymous answers makes people doubt it. */
const about = { family: 'evaluation', placeholders: [...EVENT_PLACEHOLDERS, 'deadline'] } as const;

/** The words of the mails that ask for an opinion: invitations differ by their moment, and the team has its own. */
export const EVALUATION_KINDS = [
  { kind: 'evaluation-before', ...about },
  { kind: 'evaluation-hot', ...about },
  { kind: 'evaluation-cold', ...about },
  { kind: 'evaluation-team', ...about },
  { kind: 'evaluation-reminder', ...about },
] as const satisfies readonly MessageKind[];

export type EvaluationKind = (typeof EVALUATION_KINDS)[number]['kind'];

/** Which words invite to a questionnaire. */
export function invitationKind({ audience, moment }: Pick<QuestionnaireRecord, 'audience' | 'moment'>): EvaluationKind {
  return audience === 'facilitators' ? 'evaluation-team' : `evaluation-${moment}`;
}
