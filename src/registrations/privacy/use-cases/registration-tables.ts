import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PeopleTable } from './personal-data.js';

/** What this module holds of people. */
const TABLES: readonly PeopleTable[] = [
  { table: 'registrations', registration: 'id', event: 'event_id' },
  { table: 'registration_options', registration: 'registration_id' },
  { table: 'registration_needs', registration: 'registration_id', event: 'event_id' },
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
