import { CodeEntity } from './data/code.entity.js';
import { InvitationEntity } from './data/invitation.entity.js';
import { QuestionEntity } from './data/question.entity.js';
import { QuestionnaireEntity } from './data/questionnaire.entity.js';
import { ResponseEntity } from './data/response.entity.js';
import { SealedAnswerEntity } from './data/sealed-answer.entity.js';
import { TicketEntity } from './data/ticket.entity.js';
import { PublicationEntity } from './publication/data/publication.entity.js';
import { VerbatimThemeEntity } from './verbatims/data/verbatim-theme.entity.js';
import { VerbatimEntity } from './verbatims/data/verbatim.entity.js';

export const evaluationEntities = [
  QuestionnaireEntity,
  QuestionEntity,
  CodeEntity,
  InvitationEntity,
  TicketEntity,
  SealedAnswerEntity,
  ResponseEntity,
  VerbatimThemeEntity,
  VerbatimEntity,
  PublicationEntity,
];
