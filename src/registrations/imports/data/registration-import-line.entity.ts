import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RegistrationImportEntity } from './registration-import.entity.js';

@Entity('registration_import_lines')
@Index('ix_registration_import_lines_open', ['importId', 'line'], { where: 'outcome IS NULL' })
export class RegistrationImportLineEntity {
  @ForeignKey(() => RegistrationImportEntity, { name: 'fk_registration_import_lines_import_id' })
  @PrimaryColumn({
    name: 'import_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_import_lines',
  })
  importId: string;

  /** As the spreadsheet numbers it. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_registration_import_lines' })
  line: number;

  /** JSON of the person's answers; emptied once the line is done. */
  @Column({ type: 'text' })
  request: string;

  /** Null until done: `registered`, `known`, or the code of the refusal. */
  @Column({ type: 'varchar', length: 30, nullable: true })
  outcome: string | null;

  @Column({ name: 'registration_id', type: 'varchar', length: 36, nullable: true })
  registrationId: string | null;
}
