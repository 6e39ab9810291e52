import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';
import type { Audience, Mode, Moment, QuestionnaireStatus } from '../domain/questionnaire.js';

@Entity('questionnaires')
@Index('ix_questionnaires_event', ['eventId', 'opensAt'])
@Index('ix_questionnaires_open', ['closesAt'], { where: "status = 'open'" })
@Check('ck_questionnaires_moment', "moment IN ('before', 'hot', 'cold')")
@Check('ck_questionnaires_audience', "audience IN ('registered', 'present', 'seated', 'atelier', 'facilitators')")
@Check('ck_questionnaires_mode', "mode IN ('anonymous', 'confidential')")
@Check('ck_questionnaires_status', "status IN ('draft', 'open', 'closed')")
@Check('ck_questionnaires_threshold', 'threshold >= 3')
@Check('ck_questionnaires_reminders', 'reminders BETWEEN 0 AND 2')
@Check('ck_questionnaires_seal', "seal IS NULL OR status <> 'draft'")
export class QuestionnaireEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_questionnaires' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_questionnaires_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 10 })
  moment: Moment;

  /** JSON: words in both languages. */
  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  intro: string;

  /** JSON: the titles of its pages. */
  @Column({ type: 'text' })
  steps: string;

  @Column({ type: 'varchar', length: 20 })
  audience: Audience;

  @Column({ type: 'varchar', length: 60, nullable: true })
  atelier: string | null;

  @Column({ type: 'varchar', length: 20 })
  mode: Mode;

  @Column({ type: 'integer' })
  threshold: number;

  /** JSON: names of the facts kept beside answers. */
  @Column({ type: 'text' })
  facts: string;

  @Column({ name: 'opens_at', type: 'bigint' })
  opensAt: number;

  @Column({ name: 'closes_at', type: 'bigint' })
  closesAt: number;

  @Column({ type: 'varchar', length: 10 })
  status: QuestionnaireStatus;

  @Column({ name: 'room_link', type: 'boolean' })
  roomLink: boolean;

  @Column({ name: 'once_per_device', type: 'boolean' })
  oncePerDevice: boolean;

  @Column({ type: 'integer' })
  reminders: number;

  /** The key of the box, wrapped by the installation's secret; gone once the box was opened. */
  @Column({ type: 'varchar', length: 120, nullable: true })
  seal: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;

  @Column({ name: 'closed_at', type: 'bigint', nullable: true })
  closedAt: number | null;

  /** How many had been asked when it closed: it stays when people are purged. */
  @Column({ type: 'integer', nullable: true })
  asked: number | null;
}
