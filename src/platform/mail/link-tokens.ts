import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import type { MailAttachment, MailLink } from './outgoing-mail.js';

const TOKEN_CHARACTERS = 32; // of 6 bits: 192 bits
const PLACEHOLDER = /tablee_link_[0-9a-f]{32}/g;

/**
 * The tokens of personal links. They are derived from the secret and never stored: tables keep `hash(token)` to find who
 * comes, mails keep a placeholder, so that a stolen database opens nobody's registration.
 */
@Injectable()
export class LinkTokens {
  constructor(private readonly environment: Environment) {}

  /** 32 characters of base64url, the same for the same three values. A higher `version` revokes the tokens before. */
  token(purpose: string, subjectId: string, version: number): string {
    return createHmac('sha256', this.environment.secret)
      .update(`${purpose}:${subjectId}:${version}`)
      .digest('base64url')
      .slice(0, TOKEN_CHARACTERS);
  }

  /** SHA-256 in 64 hexadecimal characters: what tables store. */
  hash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }

  /** A random stand-in, safe in HTML and in an address: nobody who writes a text of the mail can guess it. */
  placeholder(): string {
    return `tablee_link_${randomBytes(16).toString('hex')}`;
  }

  /** The mail with its tokens in place, in html, text and drawn codes. Calendar files get none: calendars are shared. */
  fillLinks<Mail extends FillableMail>(mail: Mail): Mail {
    const tokens = new Map(
      mail.links.map(({ placeholder, purpose, subjectId, version }) => [
        placeholder,
        this.token(purpose, subjectId, version),
      ]),
    );
    const fill = (text: string) => text.replace(PLACEHOLDER, (placeholder) => tokens.get(placeholder) ?? placeholder);
    return {
      ...mail,
      html: fill(mail.html),
      text: fill(mail.text),
      attachments: mail.attachments.map((attachment) =>
        attachment.generator
          ? { ...attachment, generator: { ...attachment.generator, text: fill(attachment.generator.text) } }
          : attachment,
      ),
    };
  }
}

interface FillableMail {
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
  readonly links: readonly MailLink[];
}
