import type { MailDetail, MailDetailQuery, MailFile } from '../../src/platform/mail/queries/mail-detail.query.js';
import type { MailListQuery } from '../../src/platform/mail/queries/mail-list.query.js';

/** A mail as a person reads it. */
export interface ReadMail extends MailDetail {
  /** The addresses behind the html's links, in order. */
  readonly hrefs: readonly string[];
  file(filename: string): Promise<MailFile>;
}

/** The mails an application without a mail server has caught, read by their addressee. */
export class Mailbox {
  constructor(
    private readonly mails: MailListQuery,
    private readonly details: MailDetailQuery,
  ) {}

  /** All mails to this address, the oldest first. */
  async of(address: string): Promise<ReadMail[]> {
    const found: ReadMail[] = [];
    let cursor: string | null = null;
    do {
      const page = await this.mails.list({ limit: 200, cursor });
      for (const { id, toAddress } of page.items) {
        if (toAddress === address) found.unshift(await this.read(id));
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  }

  /** @throws when nothing came to this address. */
  async last(address: string): Promise<ReadMail> {
    const mail = (await this.of(address)).at(-1);
    if (!mail) throw new Error(`nothing came for ${address}`);
    return mail;
  }

  private async read(id: string): Promise<ReadMail> {
    const mail = await this.details.read(id);
    if (!mail) throw new Error(`the mail ${id} went away`);
    return {
      ...mail,
      hrefs: Array.from(mail.html.matchAll(/href="([^"]*)"/g), ([, href]) => (href ?? '').replaceAll('&amp;', '&')),
      file: async (filename) => {
        const index = mail.attachments.findIndex((attachment) => attachment.filename === filename);
        const file = await this.details.attachment(id, index);
        if (!file) throw new Error(`no ${filename} in this mail`);
        return file;
      },
    };
  }
}
