import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../platform/audit/audit-trail.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids/ids.js';
import { QuestionnaireRepository } from '../data/questionnaire.repository.js';
import { QuestionnaireUnknown } from '../domain/evaluation.errors.js';
import { roomCode } from '../domain/room-code.js';

export interface NewCode {
  /** The key of the atelier at whose tables it stands; null for the whole room. */
  readonly atelier: string | null;
  readonly label: string;
  /** How many people it is for; null where nobody counted. */
  readonly expected: number | null;
}

/** The codes that let a room answer: one on the screen, one a table where they are counted apart. */
@Injectable()
export class ManageCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly audit: AuditTrail,
  ) {}

  async add(actor: AuditActor, questionnaireId: string, codes: readonly NewCode[]): Promise<void> {
    await this.change(actor, questionnaireId, 'questionnaire-code-added', async (tx) => {
      for (const code of codes) await insert(tx, questionnaireId, code);
    });
  }

  /** Whoever still has it is told so. */
  async revoke(actor: AuditActor, questionnaireId: string, codeId: string): Promise<void> {
    await this.change(actor, questionnaireId, 'questionnaire-code-revoked', (tx) =>
      tx.execute('UPDATE questionnaire_codes SET revoked = ? WHERE id = ? AND questionnaire_id = ?', [
        tx.engine === 'sqlite' ? 1 : true,
        codeId,
        questionnaireId,
      ]),
    );
  }

  private async change(
    actor: AuditActor,
    questionnaireId: string,
    verb: 'questionnaire-code-added' | 'questionnaire-code-revoked',
    work: (tx: Transaction) => Promise<unknown>,
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const questionnaire = await this.questionnaires.lock(tx, questionnaireId);
        if (!questionnaire) throw new QuestionnaireUnknown();
        await work(tx);
        const { eventId, title } = questionnaire;
        const details = { title: title.fr };
        await this.audit.record(tx, {
          actor,
          eventId,
          verb,
          subjectKind: 'questionnaire',
          subjectId: questionnaireId,
          details,
        });
      },
      { lane: questionnaireId },
    );
  }
}

/** Of a thousand million codes one that is taken is drawn again. */
async function insert(tx: Transaction, questionnaireId: string, { atelier, label, expected }: NewCode): Promise<void> {
  for (;;) {
    const inserted = await tx.execute(
      `INSERT INTO questionnaire_codes (id, questionnaire_id, code, atelier, label, expected, answered, revoked)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?) ON CONFLICT (code) DO NOTHING`,
      [
        newId(),
        questionnaireId,
        roomCode(randomBytes(6)),
        atelier,
        label,
        expected,
        tx.engine === 'sqlite' ? 0 : false,
      ],
    );
    if (inserted === 1) return;
  }
}
