import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { ProgrammeQuery } from '../../programme/queries/programme.query.js';
import { PeopleToAsk } from '../../registrations/queries/people-to-ask.query.js';
import type { Attendance } from '../domain/pages.js';
import type { QuestionnaireWithQuestions } from '../domain/questionnaire.js';
import { NO_FACTS, type Facts } from '../domain/response.js';
import { typedRoomCode } from '../domain/room-code.js';
import { sealedSize } from '../domain/sealed-size.js';
import { atelierSubjects, facilitatorSubjects, type AtelierSubject } from '../domain/subjects.js';
import { Audiences } from './audiences.js';
import { QuestionnaireQuery } from './questionnaire.query.js';

/** A questionnaire as somebody who answers meets it. */
export interface Asked {
  readonly questionnaire: QuestionnaireWithQuestions;
  readonly event: EventRecord;
  readonly attendance: Attendance;
  /** In bytes; see sealedSize. */
  readonly sealedSize: number;
}

export interface AskedPerson extends Asked {
  readonly personId: string;
  readonly facts: Facts;
  readonly answered: boolean;
  /** The registration was withdrawn, or the person runs no atelier any more. */
  readonly revoked: boolean;
}

export interface AskedByCode extends Asked {
  readonly code: {
    readonly id: string;
    readonly code: string;
    readonly label: string;
    readonly atelier: string | null;
  };
  readonly revoked: boolean;
}

const LONGEST_TOKEN = 200;

@Injectable()
export class AskedQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly tokens: LinkTokens,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly events: EventQueries,
    private readonly programme: ProgrammeQuery,
    private readonly audiences: Audiences,
    private readonly people: PeopleToAsk,
  ) {}

  /** What a personal link opens, or null. */
  async byToken(token: string): Promise<AskedPerson | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const [row] = await this.read.query<InvitationRow>(
      `SELECT questionnaire_id AS "questionnaireId", person_id AS "personId", person_kind AS "kind", answered AS "answered"
       FROM questionnaire_invitations WHERE token_hash = ?`,
      [this.tokens.hash(token)],
    );
    const asked = row ? await this.of(row.questionnaireId) : null;
    if (!row || !asked) return null;
    const { event, attendance } = asked;
    if (row.kind === 'account') {
      const revoked = !(await this.audiences.of(this.read, asked.questionnaire)).includes(row.personId);
      return { ...asked, personId: row.personId, facts: NO_FACTS, answered: Boolean(row.answered), revoked };
    }
    const [person] = await this.people.of(this.read, [row.personId]);
    const attended = await this.audiences.attendedBy(event.id, row.personId);
    const known = attended && attendance.ateliers.map(({ key }) => key).filter((key) => attended.includes(key));
    return {
      ...asked,
      attendance: { ...attendance, attended: known },
      personId: row.personId,
      facts: { ...NO_FACTS, type: person?.collectivityType ?? null, function: person?.functionKey ?? null },
      answered: Boolean(row.answered),
      revoked: !person,
    };
  }

  /** What a code opens, however it was typed; null for none of ours. */
  async byCode(typed: string): Promise<AskedByCode | null> {
    const code = typedRoomCode(typed);
    if (code === null) return null;
    const [row] = await this.read.query<CodeRow>(
      `SELECT id AS "id", questionnaire_id AS "questionnaireId", code AS "code", label AS "label", atelier AS "atelier",
         revoked AS "revoked" FROM questionnaire_codes WHERE code = ?`,
      [code],
    );
    const asked = row ? await this.of(row.questionnaireId) : null;
    return row && asked
      ? { ...asked, code: row, revoked: Boolean(row.revoked) || !asked.questionnaire.roomLink }
      : null;
  }

  /** For previews and paper: nobody in particular. */
  async of(questionnaireId: string): Promise<Asked | null> {
    const questionnaire = await this.questionnaires.byId(questionnaireId);
    const event = questionnaire ? await this.events.byId(questionnaire.eventId) : null;
    if (!questionnaire || !event) return null;
    const ateliers = await this.ateliersOf(event.id);
    const facilitators = facilitatorSubjects(ateliers).length;
    return {
      questionnaire,
      event,
      attendance: { ateliers, attended: questionnaire.atelier === null ? null : [questionnaire.atelier] },
      sealedSize: sealedSize(questionnaire.questions, { ateliers: ateliers.length, facilitators }),
    };
  }

  async ateliersOf(eventId: string): Promise<AtelierSubject[]> {
    return atelierSubjects(await this.programme.of(eventId));
  }
}

interface InvitationRow {
  readonly questionnaireId: string;
  readonly personId: string;
  readonly kind: 'registration' | 'account';
  readonly answered: boolean | number;
}

interface CodeRow {
  readonly id: string;
  readonly questionnaireId: string;
  readonly code: string;
  readonly label: string;
  readonly atelier: string | null;
  readonly revoked: boolean | number;
}
