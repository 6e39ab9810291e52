import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkDocument, type SentFile } from '../../../events/domain/file-content.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import type { OwnAnswers } from '../../domain/registration.js';
import { type FileName, RegistrationFileRepository } from '../data/registration-file.repository.js';
import { answerField } from '../domain/answer.js';
import { claimField, dropField, KEPT, LARGEST_FILE } from '../domain/file-answer.js';
import { askedQuestions, type FormSettings } from '../domain/form-settings.js';
import { inLanguage, type Question } from '../domain/question.js';

/** A file that the form shows again instead of asking for it once more. */
export interface ShownFile {
  /** What the form carries: a claim on a held file, or the word for the one that the registration has. */
  readonly claim: string;
  readonly filename: string;
  /** In bytes. */
  readonly size: number;
}

export interface FileAnswers {
  /** Ids of stored files, by question: what the judge takes as answers. */
  readonly ids: ReadonlyMap<string, string>;
  readonly shown: ReadonlyMap<string, ShownFile>;
  readonly errors: readonly FieldError[];
}

export const NO_FILES: FileAnswers = { ids: new Map(), shown: new Map(), errors: [] };

interface FilesOfForm {
  readonly eventId: string;
  readonly settings: FormSettings;
  readonly posted: Readonly<Record<string, string>>;
  /** By the names of their fields. */
  readonly uploads: Readonly<Record<string, SentFile>>;
  /** Of the registration that is changed. */
  readonly previous: { readonly id: string; readonly answers: OwnAnswers } | null;
  readonly locale: 'fr' | 'en';
}

/**
 * Files are stored before the rest of the form is judged, so that nobody chooses one twice because of another field. A
 * held file is claimed by a secret that the form carries, and forgotten after a day.
 */
@Injectable()
export class HoldFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly files: RegistrationFileRepository,
    private readonly clock: MachineClock,
  ) {}

  async of(form: FilesOfForm): Promise<FileAnswers> {
    const questions = askedQuestions(form.settings).filter(({ kind }) => kind === 'file');
    if (questions.length === 0) return NO_FILES;
    const own = form.previous ? await this.files.namesOf(this.read, form.previous.id) : [];
    const found = await Promise.all(questions.map((question) => this.one(question, form, own)));
    return {
      ids: new Map(found.flatMap(({ id, question }) => (id ? [[question, id] as const] : []))),
      shown: new Map(found.flatMap(({ shown, question }) => (shown ? [[question, shown] as const] : []))),
      errors: found.flatMap(({ error }) => error ?? []),
    };
  }

  /** What the change form shows before anything was posted. */
  async kept(settings: FormSettings, previous: FilesOfForm['previous']): Promise<ReadonlyMap<string, ShownFile>> {
    if (!previous || !askedQuestions(settings).some(({ kind }) => kind === 'file')) return new Map();
    const own = await this.files.namesOf(this.read, previous.id);
    return new Map(
      own
        .filter(({ id, question }) => previous.answers[question] === id)
        .map(({ question, filename, size }) => [question, { claim: KEPT, filename, size }]),
    );
  }

  private async one(question: Question, form: FilesOfForm, own: readonly FileName[]) {
    const { posted, uploads, eventId, previous } = form;
    const sent = uploads[answerField(question.id)];
    if (sent) return this.hold(question, sent, form);
    const nothing = { question: question.id, id: null, shown: null, error: null };
    const claim = posted[claimField(question.id)] ?? '';
    if (claim === '' || posted[dropField(question.id)]) return nothing;
    if (claim === KEPT) {
      const file = own.find(({ id }) => id === previous?.answers[question.id]);
      return file
        ? { ...nothing, id: file.id, shown: { claim: KEPT, filename: file.filename, size: file.size } }
        : nothing;
    }
    const file = await this.files.held(this.read, eventId, hashOf(claim));
    if (file?.question !== question.id) return nothing;
    return { ...nothing, id: file.id, shown: { claim, filename: file.filename, size: file.size } };
  }

  private async hold({ id: question, label }: Question, sent: SentFile, { eventId, locale }: FilesOfForm) {
    const verdict = sent.bytes.length > LARGEST_FILE ? { refusal: 'file-too-large' as const } : checkDocument(sent);
    if ('refusal' in verdict) {
      const parameters = { question: inLanguage(label, locale), max: LARGEST_FILE / 1_000_000 };
      const error = { field: answerField(question), code: `answer-${verdict.refusal}`, parameters };
      return { question, id: null, shown: null, error };
    }
    const { file } = verdict;
    const id = newId();
    const claim = randomBytes(18).toString('base64url');
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const now = this.clock.now().getTime();
    await this.unitOfWork.run((tx) =>
      this.files.hold(tx, { id, eventId, question, claimHash: hashOf(claim), sha256, file, now }),
    );
    return { question, id, shown: { claim, filename: file.filename, size: file.bytes.length }, error: null };
  }
}

function hashOf(claim: string): string {
  return createHash('sha256').update(claim.slice(0, 100)).digest('hex');
}
