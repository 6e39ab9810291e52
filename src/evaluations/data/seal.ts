import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Environment } from '../../platform/config/environment.js';
import { DomainError } from '../../platform/errors/domain-error.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;

/** The installation's secret is not the one that the seal was made with, or the bytes are not ours. */
export class SealUnreadable extends DomainError {
  readonly kind = 'unavailable';
  readonly code = 'seal-unreadable';
  constructor() {
    super('the box was sealed under another secret');
  }
}

/**
 * Answers that lie in the box are sealed under a key that each questionnaire has of its own. The key stands in the database wrapped
 * by the installation's secret, and is destroyed when the box was opened: what copies then still hold of the box opens no more.
 */
@Injectable()
export class Seals {
  private readonly wrapping: Buffer;

  constructor({ secret }: Environment) {
    this.wrapping = Buffer.from(hkdfSync('sha256', secret, '', 'questionnaire-seal', KEY_BYTES));
  }

  /** A new key, wrapped: what the questionnaire's row keeps. */
  create(questionnaireId: string): string {
    return encrypt(this.wrapping, randomBytes(KEY_BYTES), questionnaireId).toString('base64');
  }

  /** @throws SealUnreadable */
  open(seal: string, questionnaireId: string): Seal {
    return new Seal(decrypt(this.wrapping, Buffer.from(seal, 'base64'), questionnaireId), questionnaireId);
  }
}

/** The key of one questionnaire's box, while it is used. */
export class Seal {
  constructor(
    private readonly key: Buffer,
    private readonly questionnaireId: string,
  ) {}

  /**
   * @param size in bytes: every answer of a questionnaire is as long, so that none is known by its length. Text that does not fit even
   * compressed takes as many times the room as it needs.
   */
  close(content: object, size: number): string {
    const packed = deflateRawSync(JSON.stringify(content));
    const padded = Buffer.alloc(Math.ceil((packed.length + LENGTH_BYTES) / size) * size);
    padded.writeUInt32BE(packed.length);
    packed.copy(padded, LENGTH_BYTES);
    return encrypt(this.key, padded, this.questionnaireId).toString('base64');
  }

  /** @throws SealUnreadable */
  read(sealed: string): unknown {
    const padded = decrypt(this.key, Buffer.from(sealed, 'base64'), this.questionnaireId);
    const packed = padded.subarray(LENGTH_BYTES, LENGTH_BYTES + padded.readUInt32BE());
    return JSON.parse(inflateRawSync(packed).toString());
  }
}

function encrypt(key: Buffer, plain: Buffer, about: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bytes: Buffer, about: string): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealUnreadable();
  }
}
