import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { MESSAGE_FAMILIES, type MessageKind } from '../domain/message-kinds.js';

/** A mail as somebody looks at it: nothing of it is sent, so that it needs no key. */
export type SketchedMail = Omit<NewMail, 'dedupeKey'>;

export interface SketchedFor {
  readonly kind: string;
  /** With the words that are being written. */
  readonly event: EventRecord;
  /** In the language of the words, and in the state that the kind tells of. */
  readonly person: RegistrationRecord;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
}

/** Renders a kind of mail as this person would get it, around an invented occasion where it needs one. */
export type Sketch = (wanted: SketchedFor) => SketchedMail | Promise<SketchedMail>;

/**
 * The kinds of mail whose words organisers choose. A feature, or a module on the right, brings its own: which keywords may
 * stand in them, and how such a mail is drawn for a look. Rendering them is its own affair, with `emails/own-words`.
 */
@Injectable()
export class MessageKinds {
  private readonly kinds: { readonly kind: MessageKind; readonly sketch: Sketch }[] = [];

  /** To be called in `onModuleInit`; in a family, kinds stand as they come. */
  provide(kinds: readonly MessageKind[], sketch: Sketch): void {
    this.kinds.push(...kinds.map((kind) => ({ kind, sketch })));
  }

  /** A family after the other. */
  all(): MessageKind[] {
    return MESSAGE_FAMILIES.flatMap((family) =>
      this.kinds.map(({ kind }) => kind).filter((one) => one.family === family),
    );
  }

  of(kind: string): MessageKind | null {
    return this.kinds.find((one) => one.kind.kind === kind)?.kind ?? null;
  }

  /** @throws Error for a kind that nobody brought. */
  async sketch(wanted: SketchedFor): Promise<SketchedMail> {
    const found = this.kinds.find(({ kind }) => kind.kind === wanted.kind);
    if (!found) throw new Error(`nobody brought the kind of mail ${wanted.kind}`);
    return found.sketch(wanted);
  }
}
