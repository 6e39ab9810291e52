import { readBilingual, type Option } from '../../registrations/form/domain/question.js';
import type { Condition, Question } from '../domain/question.js';
import { FACTS, type FactName, type QuestionnaireRecord } from '../domain/questionnaire.js';

export const QUESTIONNAIRE_COLUMNS = `q.id AS "id", q.event_id AS "eventId", q.moment AS "moment", q.title AS "title",
  q.intro AS "intro", q.steps AS "steps", q.audience AS "audience", q.atelier AS "atelier", q.mode AS "mode",
  q.threshold AS "threshold", q.facts AS "facts", q.opens_at AS "opensAt", q.closes_at AS "closesAt", q.status AS "status",
  q.room_link AS "roomLink", q.once_per_device AS "oncePerDevice", q.reminders AS "reminders", q.version AS "version",
  q.closed_at AS "closedAt"`;

type Json = 'title' | 'intro' | 'steps' | 'facts';
type Flag = 'roomLink' | 'oncePerDevice';
export type QuestionnaireRow = Omit<QuestionnaireRecord, Json | Flag> &
  Readonly<Record<Json, string> & Record<Flag, boolean | number>>;

export function questionnaireRecord(row: QuestionnaireRow): QuestionnaireRecord {
  const facts = JSON.parse(row.facts) as string[];
  return {
    ...row,
    title: readBilingual(JSON.parse(row.title)),
    intro: readBilingual(JSON.parse(row.intro)),
    steps: (JSON.parse(row.steps) as unknown[]).map(readBilingual),
    facts: FACTS.filter((name): name is FactName => facts.includes(name)),
    roomLink: Boolean(row.roomLink),
    oncePerDevice: Boolean(row.oncePerDevice),
  };
}

export const QUESTION_COLUMNS = `id AS "id", question_key AS "key", step AS "step", kind AS "kind", scope AS "scope",
  label AS "label", hint AS "hint", required AS "required", options AS "options", smallest AS "min", largest AS "max",
  condition AS "condition", replaced_by AS "replacedBy", retired AS "retired"`;

export type QuestionRow = Omit<Question, 'label' | 'hint' | 'options' | 'condition' | 'required' | 'retired'> & {
  readonly label: string;
  readonly hint: string;
  readonly options: string;
  readonly condition: string | null;
  readonly required: boolean | number;
  readonly retired: boolean | number;
};

export function questionOf(row: QuestionRow): Question {
  return {
    ...row,
    label: readBilingual(JSON.parse(row.label)),
    hint: readBilingual(JSON.parse(row.hint)),
    required: Boolean(row.required),
    retired: Boolean(row.retired),
    options: JSON.parse(row.options) as Option[],
    condition: row.condition === null ? null : (JSON.parse(row.condition) as Condition),
  };
}
