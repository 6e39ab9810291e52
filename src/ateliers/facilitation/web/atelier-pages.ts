import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../../events/domain/event-role.js';
import { type OrganiserEvent, OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import type { DomainError } from '../../../platform/errors/domain-error.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import { Pages } from '../../../platform/web/pages.js';
import { whole } from '../../web/tables-desk.js';
import { AtelierOutOfReach } from '../domain/facilitation.errors.js';
import { WHOLE_ATELIER } from '../domain/note.js';
import type { OwnAtelier } from '../domain/own-ateliers.js';
import { LONGEST_CAPTION, MOST_PHOTOS } from '../domain/photo.js';
import { FacilitationQuery } from '../queries/facilitation.query.js';
import { atelierPath, notesView, type PocketPage, pocketNav } from './my-ateliers.view.js';
import { photosView } from './photos.view.js';

interface Reached extends OrganiserEvent {
  readonly base: string;
  readonly organiser: Organiser;
}

export interface AtelierReached extends Reached {
  readonly atelier: OwnAtelier;
}

interface NotesShown {
  /** What could not be kept, by kind. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly message?: string | null;
  /** The form had been open too long to be believed. */
  readonly stale?: boolean;
  readonly saved?: boolean;
  /** What a photo was refused for, and its caption. */
  readonly photo?: { readonly message: string | null; readonly caption: string };
}

/** Opens the ateliers of whoever asks, and shows their pages. */
@Injectable()
export class AtelierPages {
  constructor(
    private readonly events: OrganiserEvents,
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly facilitation: FacilitationQuery,
    private readonly catalogues: Catalogues,
  ) {}

  async reach(organiser: Organiser, slug: string): Promise<Reached> {
    const reached = await this.events.reach(organiser.accountId, slug, 'own-ateliers');
    return { ...reached, organiser, base: `/organiser/evenements/${reached.event.slug}/mes-ateliers` };
  }

  /** @throws AtelierOutOfReach */
  async atelier(organiser: Organiser, slug: string, phase: string, letter: string): Promise<AtelierReached> {
    const reached = await this.reach(organiser, slug);
    const who = { accountId: organiser.accountId, role: reached.role };
    return { ...reached, atelier: await this.facilitation.one(reached.event.id, who, whole(phase) ?? 0, letter) };
  }

  async showNotes(
    reply: FastifyReply,
    reached: AtelierReached,
    asked: number,
    { typed = {}, message = null, stale = false, saved = false, photo = { message: null, caption: '' } }: NotesShown,
  ): Promise<void> {
    const { event, atelier, base, role, organiser } = reached;
    const table = tableIn(atelier, asked);
    const place = { ...atelier, table };
    const [notes, photos] = await Promise.all([
      this.facilitation.notesAt(event.id, place),
      this.facilitation.photosAt(event.id, place),
    ]);
    const path = atelierPath(base, atelier);
    const here = `${path}/notes`;
    const view = {
      here,
      timeZone: event.timeZone,
      atelier,
      table,
      message,
      stale,
      saved,
      isWrong: message !== null || photo.message !== null,
      tabs: [...atelier.tables, WHOLE_ATELIER].map((one) => ({
        table: one,
        href: `${here}?table=${one}`,
        current: one === table,
      })),
      notes: notesView(notes, table, typed),
      photos: photosView(photos, path, { accountId: organiser.accountId, arrangesTables: may(role, 'tables') }),
      photoForm: {
        ...photo,
        action: `${path}/photos`,
        isFull: photos.length >= MOST_PHOTOS,
        most: MOST_PHOTOS,
        longest: LONGEST_CAPTION,
      },
    };
    await this.send(reply, 'notes', reached, atelier, 'notes', view, stale ? 403 : view.isWrong ? 422 : 200);
  }

  async send(
    reply: FastifyReply,
    template: string,
    { event, base }: Reached,
    atelier: OwnAtelier | null,
    page: PocketPage,
    view: object,
    status = 200,
  ): Promise<void> {
    const shared = {
      event: { title: event.title, slug: event.slug, timeZone: event.timeZone },
      pocketNav: pocketNav(base, atelier, page),
    };
    await this.desk.send(reply, `pages/facilitation/${template}`, { ...shared, ...view }, status);
  }

  sentence(reply: FastifyReply, { code, parameters }: DomainError): string {
    return this.catalogues.text(this.pages.localeOf(reply.request), `errors:${code}`, { ...parameters });
  }
}

/** @throws AtelierOutOfReach for a table of another atelier. */
export function tableIn({ tables }: OwnAtelier, asked: number): number {
  if (asked !== WHOLE_ATELIER && !tables.includes(asked)) throw new AtelierOutOfReach();
  return asked;
}
