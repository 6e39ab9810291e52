import { DataSource } from 'typeorm';
import { RememberedEmployer } from './src/collectivities/data/remembered-employer.entity.js';
import { eventEntities } from './src/events/events.module.js';
import { accountEntities } from './src/platform/accounts/accounts.module.js';
import { AuditEntry } from './src/platform/audit/audit-entry.entity.js';
import { readEnvironment } from './src/platform/config/environment.js';
import { writeSourceOptions } from './src/platform/database/data-source-options.js';
import { OutgoingEmail } from './src/platform/mail/outgoing-email.entity.js';
import { SettingEntity } from './src/platform/settings/setting.entity.js';
import { programmeEntities } from './src/programme/programme.module.js';
import { registrationEntities } from './src/registrations/registrations.module.js';

/** Every table's class: what the schema must agree with. */
export const entities = [
  SettingEntity,
  AuditEntry,
  RememberedEmployer,
  OutgoingEmail,
  ...accountEntities,
  ...eventEntities,
  ...programmeEntities,
  ...registrationEntities,
];

/** For TypeORM's command line: `npx typeorm migration:show -d dist/ormconfig.js`. */
export default new DataSource(writeSourceOptions(readEnvironment().databaseUrl, entities));
