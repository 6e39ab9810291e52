import { Injectable } from '@nestjs/common';

/** Mails the links of one kind that belong to an address, normalised; nothing where there are none. */
type MailsLinks = (emailNormalised: string) => Promise<void>;

/** Where features say that people hold links of theirs: whoever asks for their links again is mailed these too. */
@Injectable()
export class OtherLinks {
  private readonly kinds: MailsLinks[] = [];

  add(kind: MailsLinks): void {
    this.kinds.push(kind);
  }

  async mail(emailNormalised: string): Promise<void> {
    for (const kind of this.kinds) await kind(emailNormalised);
  }
}
