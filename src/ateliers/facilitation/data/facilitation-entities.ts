import { AtelierAbsenceEntity } from './atelier-absence.entity.js';
import { AtelierNoteEntity } from './atelier-note.entity.js';
import { AtelierPhotoEntity } from './atelier-photo.entity.js';
import { FacilitatorLinkEntity } from './facilitator-link.entity.js';

export const facilitationEntities = [
  FacilitatorLinkEntity,
  AtelierNoteEntity,
  AtelierAbsenceEntity,
  AtelierPhotoEntity,
];
