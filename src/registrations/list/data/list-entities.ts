import { RegistrationBulkActionEntity } from './registration-bulk-action.entity.js';
import { RegistrationDistinctionEntity } from './registration-distinction.entity.js';
import { RegistrationMergeEntity } from './registration-merge.entity.js';
import { RegistrationMoveEntity } from './registration-move.entity.js';
import { RegistrationNoteEntity } from './registration-note.entity.js';
import { RegistrationViewEntity } from './registration-view.entity.js';

export const listEntities = [
  RegistrationViewEntity,
  RegistrationNoteEntity,
  RegistrationBulkActionEntity,
  RegistrationDistinctionEntity,
  RegistrationMergeEntity,
  RegistrationMoveEntity,
];
