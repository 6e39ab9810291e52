import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { ClockModule } from '../clock/clock.module.js';
import { EnvironmentModule } from '../config/environment.module.js';
import { Environment } from '../config/environment.js';
import { DatabaseModule } from '../database/database.module.js';
import { CaughtMailTransport } from './caught-mail-transport.js';
import { DeliveryLedger } from './delivery-ledger.js';
import { DeliveryPace } from './delivery-pace.js';
import { LinkTokens } from './link-tokens.js';
import { MailClaims } from './mail-claims.js';
import { MailDispatcher } from './mail-dispatcher.js';
import { MailHold } from './mail-hold.js';
import { MailTransport } from './mail-transport.js';
import { ManyMails } from './many-mails.js';
import { OutgoingEmail } from './outgoing-email.entity.js';
import { Outbox } from './outbox.js';
import { MailDetailQuery } from './queries/mail-detail.query.js';
import { MailListQuery } from './queries/mail-list.query.js';
import { ResendMail } from './resend-mail.js';
import { SmtpTransport } from './smtp-transport.js';
import { MailUnsubscription } from './unsubscribe/mail-unsubscription.entity.js';
import { Unsubscriptions } from './unsubscribe/unsubscriptions.js';

@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    ClockModule,
    DatabaseModule,
    TypeOrmModule.forFeature([OutgoingEmail, MailUnsubscription]),
  ],
  providers: [
    DeliveryPace,
    {
      provide: MailTransport,
      inject: [Environment, DeliveryPace],
      useFactory: ({ smtpUrl }: Environment, { connections }: DeliveryPace): MailTransport =>
        smtpUrl ? new SmtpTransport(smtpUrl, connections) : new CaughtMailTransport(),
    },
    LinkTokens,
    MailClaims,
    DeliveryLedger,
    MailDispatcher,
    Outbox,
    ResendMail,
    ManyMails,
    MailHold,
    Unsubscriptions,
    MailListQuery,
    MailDetailQuery,
  ],
  exports: [
    Outbox,
    LinkTokens,
    MailDispatcher,
    ResendMail,
    ManyMails,
    MailHold,
    Unsubscriptions,
    MailListQuery,
    MailDetailQuery,
  ],
})
export class MailModule {}
