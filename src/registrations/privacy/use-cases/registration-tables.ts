import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PeopleTable } from './personal-data.js';

/** The file itself is fetched from the personal page. */
const FILE_COLUMNS = ['question', 'filename', 'content_type', 'size', 'created_at'];

/** What this module holds of people. */
const TABLES: readonly PeopleTable[] = [
  { table: 'registrations', registration: 'id', event: 'event_id' },
  { table: 'registration_options', registration: 'registration_id' },
  { table: 'registration_needs', registration: 'registration_id', event: 'event_id' },
  { table: 'registration_files', registration: 'registration_id', event: 'event_id', exported: FILE_COLUMNS },
  { table: 'registration_wishes', registration: 'registration_id' },
  { table: 'atelier_bookings', registration: 'registration_id', event: 'event_id' },
  { table: 'registration_notes', registration: 'registration_id' },
  { table: 'registration_moves', registration: 'registration_id' },
  { table: 'registration_distinctions', registration: 'first_id', exported: [] },
  { table: 'registration_distinctions', registration: 'second_id', exported: [] },
  { table: 'registration_merges', registration: 'merged_id', exported: [] },
  { table: 'registration_merges', registration: 'kept_id', exported: [] },
  { table: 'registration_bulk_actions', registration: null, event: 'event_id' },
  { table: 'decision_batches', registration: null, event: 'event_id' },
  { table: 'registration_approvals', registration: 'registration_id' },
  { table: 'registration_substitutions', registration: 'registration_id', event: 'event_id' },
  { table: 'registration_groups', registration: null, event: 'event_id' },
  { table: 'territory_collectives', registration: null, event: 'event_id' },
  { table: 'registration_imports', registration: null, event: 'event_id' },
  {
    table: 'registration_import_lines',
    registration: 'registration_id',
    parent: { column: 'import_id', table: 'registration_imports' },
    exported: [],
  },
  // A search for somebody that was kept, and what was written to many about somebody.
  { table: 'registration_views', registration: null, event: 'event_id' },
  { table: 'mailings', registration: null, event: 'event_id' },
  { table: 'idempotency_keys', registration: 'registration_id', event: 'event_id', exported: [] },
  {
    table: 'outgoing_emails',
    registration: 'about_id',
    event: 'event_id',
    exported: ['kind', 'to_address', 'to_name', 'subject', 'body_text', 'status', 'created_at', 'sent_at'],
  },
];

@Injectable()
export class RegistrationTables implements OnModuleInit {
  constructor(private readonly personalData: PersonalData) {}

  onModuleInit(): void {
    this.personalData.hold(...TABLES);
  }
}
