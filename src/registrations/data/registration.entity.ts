import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';
import type {
  AwaitedDecider,
  CollectivitySnapshot,
  FunctionKey,
  RegistrationEnding,
  RegistrationSource,
  RegistrationStatus,
} from '../domain/registration.js';

@Entity('registrations')
@Unique('uq_registrations_reference', ['reference'])
@Unique('uq_registrations_token_hash', ['tokenHash'])
@Index('uq_registrations_live_email', ['eventId', 'emailNormalised'], { unique: true, where: "status <> 'withdrawn'" })
@Index('ix_registrations_waiting', ['eventId', 'waitingRank'], { where: "status = 'waiting'" })
@Index('ix_registrations_offers', ['eventId', 'decisionDueAt'], { where: "status = 'offered'" })
@Index('ix_registrations_employer', ['eventId', 'collectivityCode'], { where: "status IN ('confirmed', 'offered')" })
@Index('ix_registrations_event_created', ['eventId', 'createdAt', 'id'])
@Index('ix_registrations_email', ['emailNormalised'])
@Index('ix_registrations_group', ['groupId'], { where: 'group_id IS NOT NULL' })
@Index('ix_registrations_collective', ['collectiveId'], { where: 'collective_id IS NOT NULL' })
@Check('ck_registrations_status', "status IN ('pending', 'waiting', 'offered', 'confirmed', 'withdrawn')")
@Check('ck_registrations_waiting_rank', "(status = 'waiting') = (waiting_rank IS NOT NULL)")
@Check('ck_registrations_awaits', "(status = 'pending') = (awaits IS NOT NULL)")
@Check(
  'ck_registrations_ended_by',
  "(status = 'withdrawn') = (ended_by IS NOT NULL) AND (ended_by IS NULL OR ended_by IN ('person', 'employer', 'organiser', 'offer-expired', 'approval-expired', 'substituted', 'merged'))",
)
@Check('ck_registrations_collectivity_type', "collectivity_type IN ('commune', 'epci', 'other')")
export class RegistrationEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_registrations' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_registrations_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  /** `7KQ4-M2XD`: read aloud at the door; opens nothing. */
  @Column({ type: 'varchar', length: 9 })
  reference: string;

  @Column({ type: 'varchar', length: 20 })
  status: RegistrationStatus;

  /** Smaller is earlier in the line; null unless waiting. */
  @Column({ name: 'waiting_rank', type: 'integer', nullable: true })
  waitingRank: number | null;

  @Column({ name: 'first_name', type: 'varchar', length: 100 })
  firstName: string;

  @Column({ name: 'last_name', type: 'varchar', length: 100 })
  lastName: string;

  @Column({ type: 'varchar', length: 254 })
  email: string;

  @Column({ name: 'email_normalised', type: 'varchar', length: 254 })
  emailNormalised: string;

  @Column({ type: 'varchar', length: 30, nullable: true })
  phone: string | null;

  @Column({ name: 'function_key', type: 'varchar', length: 40 })
  functionKey: FunctionKey;

  @Column({ name: 'function_text', type: 'varchar', length: 100, nullable: true })
  functionText: string | null;

  @Column({ name: 'collectivity_type', type: 'varchar', length: 10 })
  collectivityType: CollectivitySnapshot['type'];

  @Column({ name: 'collectivity_kind', type: 'varchar', length: 40 })
  collectivityKind: string;

  @Column({ name: 'collectivity_code', type: 'varchar', length: 14, nullable: true })
  collectivityCode: string | null;

  @Column({ name: 'collectivity_name', type: 'varchar', length: 200 })
  collectivityName: string;

  @Column({ name: 'department_code', type: 'varchar', length: 3, nullable: true })
  departmentCode: string | null;

  @Column({ name: 'epci_code', type: 'varchar', length: 14, nullable: true })
  epciCode: string | null;

  @Column({ name: 'epci_name', type: 'varchar', length: 200, nullable: true })
  epciName: string | null;

  @Column({ type: 'varchar', length: 150, nullable: true })
  collective: string | null;

  @Column({ type: 'text', nullable: true })
  remarks: string | null;

  @Column({ type: 'varchar', length: 2 })
  locale: 'fr' | 'en';

  /** The version of the information notice that the form showed. */
  @Column({ name: 'notice_version', type: 'integer' })
  noticeVersion: number;

  @Column({ name: 'action_code_id', type: 'varchar', length: 36, nullable: true })
  actionCodeId: string | null;

  /** SHA-256 of the personal link's token: the token itself stands nowhere. */
  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'token_version', type: 'integer' })
  tokenVersion: number;

  /** Names, e-mail, employer and reference without accents or capitals: what the organiser's search looks through. */
  @Column({ name: 'search_text', type: 'varchar', length: 800 })
  searchText: string;

  @Column({ name: 'link_mailed_at', type: 'bigint', nullable: true })
  linkMailedAt: number | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;

  @Column({ name: 'confirmed_at', type: 'bigint', nullable: true })
  confirmedAt: number | null;

  @Column({ name: 'withdrawn_at', type: 'bigint', nullable: true })
  withdrawnAt: number | null;

  /** Who must agree; null unless pending. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  awaits: AwaitedDecider | null;

  /** Until when the approval that is pending, or the offer that is open, may be answered. */
  @Column({ name: 'decision_due_at', type: 'bigint', nullable: true })
  decisionDueAt: number | null;

  /** Null unless withdrawn. */
  @Column({ name: 'ended_by', type: 'varchar', length: 20, nullable: true })
  endedBy: RegistrationEnding | null;

  @Column({ name: 'end_reason', type: 'varchar', length: 1000, nullable: true })
  endReason: string | null;

  @Column({ type: 'varchar', length: 20, default: 'self' })
  source: RegistrationSource;

  /** The registration whose place this one took: a colleague comes instead. */
  @Column({ name: 'replaces_id', type: 'varchar', length: 36, nullable: true })
  replacesId: string | null;

  /** The group that an HR officer registered. */
  @Column({ name: 'group_id', type: 'varchar', length: 36, nullable: true })
  groupId: string | null;

  @Column({ name: 'collective_id', type: 'varchar', length: 36, nullable: true })
  collectiveId: string | null;

  @Column({ name: 'shows_in_collective', type: 'boolean', default: false })
  showsInCollective: boolean;

  @Column({ type: 'varchar', length: 10, nullable: true })
  category: string | null;

  /** JSON: medium → yes or no. */
  @Column({ name: 'image_consent', type: 'text', nullable: true })
  imageConsent: string | null;

  /** JSON: answers to the event's own questions, by question. */
  @Column({ type: 'text', default: '{}' })
  answers: string;
}
