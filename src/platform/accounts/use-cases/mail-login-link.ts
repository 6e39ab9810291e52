import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Environment } from '../../config/environment.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { LinkTokens } from '../../mail/link-tokens.js';
import { Outbox } from '../../mail/outbox.js';
import { Templates } from '../../web/templates.js';
import { LOGIN_LINK_LIFETIME } from '../login-lifetimes.js';
import { type AccountRow, accountOf, IssueLoginLink, LOGIN_PURPOSE } from './issue-login-link.js';

/** The shortest answer, in milliseconds: well above what storing a mail takes, so that the time tells nothing. */
const SHORTEST_ANSWER = 300;

/** Mails a login link to an address that has an account, and does as if for every other one. */
@Injectable()
export class MailLoginLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly issueLoginLink: IssueLoginLink,
    private readonly outbox: Outbox,
    private readonly tokens: LinkTokens,
    private readonly templates: Templates,
    private readonly environment: Environment,
  ) {}

  /** `silently` sends nothing, within the same time: for an address that asked too often. */
  async execute(email: string, locale: 'fr' | 'en', { silently = false } = {}): Promise<void> {
    await Promise.all([silently ? undefined : this.mail(email, locale), pause(SHORTEST_ANSWER)]);
  }

  private async mail(email: string, locale: 'fr' | 'en'): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const account = await accountOf(tx, email);
      if (!account) return;
      const { id } = await this.issueLoginLink.within(tx, account);
      const placeholder = this.tokens.placeholder();
      await this.outbox.enqueue(tx, {
        dedupeKey: `login-link:${id}`,
        kind: 'login-link',
        locale,
        to: { address: account.email, name: account.name },
        ...this.templates.mail('login-link', this.view(account, placeholder), locale),
        links: [{ placeholder, purpose: LOGIN_PURPOSE, subjectId: id, version: 1 }],
        aboutId: account.id,
        urgent: true,
      });
    });
  }

  private view(account: AccountRow, placeholder: string) {
    return {
      name: account.name,
      url: `${this.environment.publicUrl}/connexion/${placeholder}`,
      minutes: LOGIN_LINK_LIFETIME / 60_000,
      publicUrl: this.environment.publicUrl,
    };
  }
}
