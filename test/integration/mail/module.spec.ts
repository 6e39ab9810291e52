import { Test, type TestingModule } from '@nestjs/testing';
import { Environment } from '../../../src/platform/config/environment.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MailModule } from '../../../src/platform/mail/mail.module.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import { MailListQuery } from '../../../src/platform/mail/queries/mail-list.query.js';
import { createEmptyDatabase, describeOnEachEngine, type EmptyDatabase } from '../../support/databases.js';
import { ScriptedSmtp } from '../../support/smtp.js';
import { eventually, mailTo } from './post-office.js';

describeOnEachEngine('the mail module of an application', (engine) => {
  let database: EmptyDatabase;
  let smtp: ScriptedSmtp;
  let application: TestingModule;

  beforeAll(async () => {
    database = await createEmptyDatabase(engine);
    smtp = await new ScriptedSmtp().start();
    application = await Test.createTestingModule({ imports: [MailModule] })
      .overrideProvider(Environment)
      .useValue(new Environment({ DATABASE_URL: database.url, SMTP_URL: smtp.url, SECRET: 's'.repeat(32) }))
      .compile();
    await application.init();
  });

  afterAll(async () => {
    await smtp.stop();
    await database.remove();
  });

  it('sends from its start to its end, and leaves nothing open', async () => {
    await application
      .get(UnitOfWork)
      .run((tx) => application.get(Outbox).enqueue(tx, mailTo('maelle@example.org', { aboutId: 'a1' })));
    await eventually(
      () => 'the mail',
      () => smtp.to('maelle@example.org').length === 1,
    );
    await eventually(
      () => 'its mark',
      async () => (await application.get(MailListQuery).list({ aboutId: 'a1' })).items[0]?.status === 'sent',
    );
    await application.close();
    await eventually(
      () => 'the connections closed',
      () => smtp.open === 0,
    );
  });
});
