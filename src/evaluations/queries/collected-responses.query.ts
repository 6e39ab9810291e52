import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { Seals } from '../data/seal.js';
import { NO_FACTS, type Answer, type Facts, type Response, type StoredResponse } from '../domain/response.js';

/** What may be shown of a questionnaire's answers now. */
export interface Collected {
  /** How many people answered, shown or not yet. */
  readonly answered: number;
  /**
   * Every response of a closed or confidential questionnaire; of an anonymous one that is open, those released in groups of the
   * threshold, without facts.
   */
  readonly responses: readonly StoredResponse[];
}

interface Standing {
  readonly status: string;
  readonly mode: string;
  readonly seal: string | null;
  readonly version: number;
}

interface ResponseRow {
  readonly id: string;
  readonly personId: string | null;
  readonly whole: boolean | number;
  readonly facts: string;
  readonly answers: string;
}

/** How many closed questionnaires stay read, and how many open boxes: a page of results asks again and again. */
const MOST_KEPT = 12;
const READ_AT_ONCE = 200;

/** What was answered, for results: threshold and suppression are for whoever shows it. */
@Injectable()
export class CollectedResponses {
  private readonly kept = new Map<string, Collected>();
  private readonly boxes = new Map<string, Map<string, StoredResponse>>();

  constructor(
    private readonly read: ReadDatabase,
    private readonly seals: Seals,
  ) {}

  async of(questionnaireId: string): Promise<Collected> {
    const [standing] = await this.read.query<Standing>(
      `SELECT status AS "status", mode AS "mode", seal AS "seal", version AS "version" FROM questionnaires WHERE id = ?`,
      [questionnaireId],
    );
    if (!standing || standing.status === 'draft') return { answered: 0, responses: [] };
    if (standing.seal !== null) return this.sealed(questionnaireId, standing.seal);
    if (standing.status === 'open') return this.stored(questionnaireId);
    const key = `${questionnaireId} ${standing.version}`;
    const known = this.kept.get(key) ?? (await this.stored(questionnaireId));
    remember(this.kept, key, known);
    return known;
  }

  private async stored(questionnaireId: string): Promise<Collected> {
    const rows = await this.read.query<ResponseRow>(
      `SELECT id AS "id", person_id AS "personId", whole AS "whole", facts AS "facts", answers AS "answers"
       FROM questionnaire_responses WHERE questionnaire_id = ? ORDER BY id`,
      [questionnaireId],
    );
    const responses = rows.map((row) => ({
      id: row.id,
      personId: row.personId,
      whole: Boolean(row.whole),
      facts: JSON.parse(row.facts) as Facts,
      answers: JSON.parse(row.answers) as Answer[],
    }));
    return { answered: responses.filter(({ whole }) => whole).length, responses };
  }

  private async sealed(questionnaireId: string, wrapped: string): Promise<Collected> {
    const rows = await this.read.query<{ id: string; released: boolean | number }>(
      `SELECT id AS "id", released AS "released" FROM questionnaire_box WHERE questionnaire_id = ? ORDER BY id`,
      [questionnaireId],
    );
    const known = this.boxes.get(questionnaireId) ?? new Map<string, StoredResponse>();
    remember(this.boxes, questionnaireId, known);
    const released = rows.filter((row) => Boolean(row.released));
    await this.readBox(
      questionnaireId,
      wrapped,
      known,
      released.map(({ id }) => id).filter((id) => !known.has(id)),
    );
    return { answered: rows.length, responses: released.flatMap(({ id }) => known.get(id) ?? []) };
  }

  /** Only what was released since the last time is read and opened. */
  private async readBox(
    id: string,
    wrapped: string,
    known: Map<string, StoredResponse>,
    lacking: readonly string[],
  ): Promise<void> {
    for (let at = 0; at < lacking.length; at += READ_AT_ONCE) {
      const some = lacking.slice(at, at + READ_AT_ONCE);
      const rows = await this.read.query<{ id: string; sealed: string }>(
        `SELECT id AS "id", sealed AS "sealed" FROM questionnaire_box WHERE id IN (${some.map(() => '?').join(', ')})`,
        some,
      );
      const seal = this.seals.open(wrapped, id);
      for (const row of rows) {
        const { answers } = seal.read(row.sealed) as Response;
        known.set(row.id, { id: row.id, personId: null, whole: true, facts: NO_FACTS, answers });
      }
    }
  }
}

/** The last used stay. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST_KEPT) map.delete(map.keys().next().value!);
}
