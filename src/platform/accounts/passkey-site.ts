import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Environment } from '../config/environment.js';

/** What a passkey is bound to: the site's name. Browsers make none for a bare IP address (WebAuthn, 5.1.3). */
@Injectable()
export class PasskeySite {
  readonly id: string;
  readonly origin: string;
  readonly isPossible: boolean;
  /** Whether administrators must have used a passkey in their login. */
  readonly isRequired: boolean;

  constructor({ publicUrl, adminPasskey }: Environment) {
    const { hostname, origin } = new URL(publicUrl);
    this.id = hostname;
    this.origin = origin;
    this.isPossible = isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
    this.isRequired = adminPasskey === 'required';
  }
}
