import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an installation remembers about itself, by name. */
@Entity('settings')
export class SettingEntity {
  @PrimaryColumn({ type: 'varchar', length: 100, primaryKeyConstraintName: 'pk_settings' })
  key: string;

  @Column({ type: 'text' })
  value: string;
}
