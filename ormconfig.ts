import { DataSource } from 'typeorm';
import { atelierEntities } from './src/ateliers/ateliers.module.js';
import { facilitationEntities } from './src/ateliers/facilitation/data/facilitation-entities.js';
import { RememberedEmployer } from './src/collectivities/data/remembered-employer.entity.js';
import { evaluationEntities } from './src/evaluations/evaluation-entities.js';
import { eventEntities } from './src/events/events.module.js';
import { accountEntities } from './src/platform/accounts/accounts.module.js';
import { AuditEntry } from './src/platform/audit/audit-entry.entity.js';
import { readEnvironment } from './src/platform/config/environment.js';
import { writeSourceOptions } from './src/platform/database/data-source-options.js';
import { OutgoingEmail } from './src/platform/mail/outgoing-email.entity.js';
import { MailUnsubscription } from './src/platform/mail/unsubscribe/mail-unsubscription.entity.js';
import { SettingEntity } from './src/platform/settings/setting.entity.js';
import { programmeEntities } from './src/programme/programme.module.js';
import { approvalEntities } from './src/registrations/approvals/data/approval-entities.js';
import { changeEntities } from './src/registrations/changes/data/change-entities.js';
import { messageEntities } from './src/registrations/messages/data/message-entities.js';
import { collectiveEntities } from './src/registrations/collectives/collectives.module.js';
import { groupEntities } from './src/registrations/groups/groups.module.js';
import { importEntities } from './src/registrations/imports/imports.module.js';
import { listEntities } from './src/registrations/list/data/list-entities.js';
import { formEntities } from './src/registrations/form/form.module.js';
import { privacyEntities } from './src/registrations/privacy/privacy.module.js';
import { registrationEntities } from './src/registrations/registrations.module.js';

/** Every table's class: what the schema must agree with. */
export const entities = [
  SettingEntity,
  AuditEntry,
  RememberedEmployer,
  OutgoingEmail,
  MailUnsubscription,
  ...accountEntities,
  ...eventEntities,
  ...programmeEntities,
  ...registrationEntities,
  ...privacyEntities,
  ...formEntities,
  ...listEntities,
  ...atelierEntities,
  ...facilitationEntities,
  ...evaluationEntities,
  ...groupEntities,
  ...collectiveEntities,
  ...importEntities,
  ...messageEntities,
  ...approvalEntities,
  ...changeEntities,
];

/** For TypeORM's command line: `npx typeorm migration:show -d dist/ormconfig.js`. */
export default new DataSource(writeSourceOptions(readEnvironment().databaseUrl, entities));
