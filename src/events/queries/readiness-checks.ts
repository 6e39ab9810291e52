import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../domain/event.js';
import { type Lacking, lackingIn } from '../domain/readiness.js';

type Check = (eventId: string) => Promise<boolean>;

/** What an event still lacks; modules on the right say what lacks of theirs. */
@Injectable()
export class ReadinessChecks {
  private readonly checks = new Map<Lacking, Check>();

  /** `lacks`: whether it does. */
  provide(name: Lacking, lacks: Check): void {
    this.checks.set(name, lacks);
  }

  async of(event: EventRecord): Promise<Lacking[]> {
    const lacking = lackingIn(event);
    for (const [name, lacks] of this.checks) if (await lacks(event.id)) lacking.push(name);
    return lacking;
  }
}
