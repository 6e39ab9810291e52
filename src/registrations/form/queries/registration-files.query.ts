import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import {
  type FileName,
  RegistrationFileRepository,
  type StoredAnswerFile,
} from '../data/registration-file.repository.js';

/** Files that came with a registration's answers. */
@Injectable()
export class RegistrationFiles {
  constructor(
    private readonly read: ReadDatabase,
    private readonly files: RegistrationFileRepository,
  ) {}

  namesOf(registrationId: string): Promise<FileName[]> {
    return this.files.namesOf(this.read, registrationId);
  }

  /** Null for a file of somebody else, too. */
  contentOf(registrationId: string, id: string): Promise<StoredAnswerFile | null> {
    return this.files.contentOf(this.read, registrationId, id);
  }
}
