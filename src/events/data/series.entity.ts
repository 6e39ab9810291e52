import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('series')
@Unique('uq_series_slug', ['slug'])
export class SeriesEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_series' })
  id: string;

  @Column({ type: 'varchar', length: 120 })
  slug: string;

  @Column({ type: 'varchar', length: 300 })
  title: string;

  @Column({ type: 'varchar', length: 300, nullable: true })
  subtitle: string | null;
}
