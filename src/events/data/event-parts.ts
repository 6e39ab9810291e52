import type { EventDocument, EventOption, EventRecord } from '../domain/event.js';
import type { MailText } from '../domain/mail-text.js';
import { CODE_COLUMNS, type CodeRow, eventRecord, type EventRow } from './event-row.js';

/** Both what reads committed rows and an open transaction. */
export interface RowSource {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

type OfEvent<Part> = Part & { readonly eventId: string };

/** The events of these rows with their codes, options, documents and words for mails; tables that hold nothing of theirs are not asked. */
export async function eventRecords(source: RowSource, rows: readonly EventRow[]): Promise<EventRecord[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ id }) => id))];
  const list = ids.map(() => '?').join(', ');
  const codes = await source.query<CodeRow>(
    `SELECT ${CODE_COLUMNS} FROM action_codes c WHERE c.event_id IN (${list}) ORDER BY c.label`,
    ids,
  );
  const options = rows.some(({ hasOptions }) => hasOptions) ? await optionsOf(source, list, ids) : [];
  const documents = rows.some(({ hasDocuments }) => hasDocuments) ? await documentsOf(source, list, ids) : [];
  const mailTexts = rows.some(({ hasMailTexts }) => hasMailTexts) ? await mailTextsOf(source, list, ids) : [];
  return rows.map((row) =>
    eventRecord(row, {
      codes: codes.filter(({ codeEventId }) => codeEventId === row.id),
      options: ofEvent(options, row.id),
      documents: ofEvent(documents, row.id),
      mailTexts: ofEvent(mailTexts, row.id),
    }),
  );
}

function optionsOf(source: RowSource, list: string, ids: readonly string[]): Promise<OfEvent<EventOption>[]> {
  return source.query(
    `SELECT id AS "id", event_id AS "eventId", title AS "title", hint AS "hint", capacity AS "capacity",
       taken AS "taken", closes_at AS "closesAt"
     FROM event_options WHERE event_id IN (${list}) ORDER BY position, id`,
    ids,
  );
}

function documentsOf(source: RowSource, list: string, ids: readonly string[]): Promise<OfEvent<EventDocument>[]> {
  return source.query(
    `SELECT id AS "id", event_id AS "eventId", title AS "title", filename AS "filename", content_type AS "contentType",
       size AS "size"
     FROM event_files WHERE kind = 'document' AND event_id IN (${list}) ORDER BY position, id`,
    ids,
  );
}

function mailTextsOf(source: RowSource, list: string, ids: readonly string[]): Promise<OfEvent<MailText>[]> {
  return source.query(
    `SELECT event_id AS "eventId", kind AS "kind", locale AS "locale", subject AS "subject", opening AS "opening",
       closing AS "closing", version AS "version"
     FROM message_templates WHERE event_id IN (${list}) ORDER BY kind, locale`,
    ids,
  );
}

function ofEvent<Part>(parts: readonly OfEvent<Part>[], id: string): Part[] {
  return parts
    .filter(({ eventId }) => eventId === id)
    .map(({ eventId: _, ...part }) => part as unknown as Part);
}
