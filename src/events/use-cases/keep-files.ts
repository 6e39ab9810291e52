import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type FieldError, InvalidInput } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids/ids.js';
import { EventFileRepository } from '../data/event-file.repository.js';
import type { EditedDocument, EditedPartner } from '../domain/edit/section-change.js';
import type { EventRecord, Partner } from '../domain/event.js';
import { type CheckedFile, checkDocument, checkLogo, type FileVerdict, type SentFile } from '../domain/file-content.js';

type Sent = Readonly<Record<string, SentFile>>;

/** Documents and logos, checked by their content before anything is written. */
@Injectable()
export class KeepFiles {
  constructor(private readonly files: EventFileRepository) {}

  /** @returns the partners as the event keeps them. @throws InvalidInput at logos that are none. */
  async partners(
    tx: Transaction,
    event: EventRecord,
    partners: readonly EditedPartner[],
    sent: Sent,
    now: number,
  ): Promise<Partner[]> {
    const logos = checkedFiles(
      partners.map(({ logoField }) => logoField),
      sent,
      checkLogo,
    );
    const kept: Partner[] = [];
    for (const [position, partner] of partners.entries()) {
      const before = event.partners.find(({ id }) => id === partner.id);
      const file = logos.get(partner.logoField);
      const logoId = file
        ? await this.files.add(tx, event.id, { kind: 'logo', title: partner.name, file, position, now })
        : partner.keepsLogo
          ? before?.logoId
          : undefined;
      kept.push({
        id: before?.id ?? newId(),
        name: partner.name,
        ...(partner.url === null ? {} : { url: partner.url }),
        ...(logoId === undefined ? {} : { logoId }),
      });
    }
    await this.files.keepOnly(
      tx,
      event.id,
      'logo',
      kept.flatMap(({ logoId }) => logoId ?? []),
    );
    return kept;
  }

  /** @throws InvalidInput at files that cannot be taken, and at rows without any. */
  async documents(
    tx: Transaction,
    event: EventRecord,
    documents: readonly EditedDocument[],
    sent: Sent,
    now: number,
  ): Promise<void> {
    const files = checkedFiles(
      documents.map(({ fileField }) => fileField),
      sent,
      checkDocument,
    );
    const without = documents.filter(({ id, fileField }) => id === null && !files.has(fileField));
    if (without.length > 0) {
      throw new InvalidInput(without.map(({ fileField }) => ({ field: fileField, code: 'file-missing' })));
    }
    const kept: string[] = [];
    for (const [position, { id, title, fileField }] of documents.entries()) {
      const file = files.get(fileField);
      const before = event.documents.find((document) => document.id === id);
      const named = title ?? (file ? file.filename : (before?.title ?? ''));
      if (file) {
        kept.push(await this.files.add(tx, event.id, { kind: 'document', title: named, file, position, now }));
      } else if (id !== null) {
        await this.files.describe(tx, id, named, position);
        kept.push(id);
      }
    }
    await this.files.keepOnly(tx, event.id, 'document', kept);
  }
}

function checkedFiles(
  fields: readonly string[],
  sent: Sent,
  check: (file: SentFile) => FileVerdict,
): Map<string, CheckedFile> {
  const files = new Map<string, CheckedFile>();
  const errors: FieldError[] = [];
  for (const field of fields) {
    const one = sent[field];
    if (!one) continue;
    const verdict = check(one);
    if ('refusal' in verdict) errors.push({ field, code: verdict.refusal });
    else files.set(field, verdict.file);
  }
  if (errors.length > 0) throw new InvalidInput(errors);
  return files;
}
