import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../../platform/audit/audit-trail.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids/ids.js';
import { VerbatimRepository } from '../data/verbatim.repository.js';
import { ThemeRefused } from '../domain/verbatim.errors.js';
import { LONGEST_THEME, MOST_THEMES, type Theme } from '../domain/verbatim.js';

/** The themes by which an event's verbatims are read. */
@Injectable()
export class KeepCodebook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: VerbatimRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @returns the theme's id. @throws ThemeRefused */
  async add(actor: AuditActor, eventId: string, typed: string): Promise<string> {
    const id = newId();
    await this.change(actor, eventId, 'verbatim-theme-added', async (tx, themes) => {
      if (themes.length >= MOST_THEMES) throw new ThemeRefused();
      const label = freeLabel(typed, themes);
      await this.repository.addTheme(tx, eventId, { id, label });
      return label;
    });
    return id;
  }

  /** @throws ThemeRefused */
  async rename(actor: AuditActor, eventId: string, id: string, typed: string): Promise<void> {
    await this.change(actor, eventId, 'verbatim-theme-renamed', async (tx, themes) => {
      known(id, themes);
      const others = themes.filter((theme) => theme.id !== id);
      const label = freeLabel(typed, others);
      await this.repository.renameTheme(tx, id, label);
      return label;
    });
  }

  /** `into` null removes the theme, and leaves the verbatims. @throws ThemeRefused */
  async merge(actor: AuditActor, eventId: string, id: string, into: string | null): Promise<void> {
    await this.change(actor, eventId, 'verbatim-theme-merged', async (tx, themes) => {
      if (id === into) throw new ThemeRefused();
      if (into !== null) known(into, themes);
      await this.repository.mergeTheme(tx, eventId, id, into);
      return known(id, themes).label;
    });
  }

  private async change(
    actor: AuditActor,
    eventId: string,
    verb: string,
    job: (tx: Transaction, themes: readonly Theme[]) => Promise<string>,
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const theme = await job(tx, await this.repository.themes(tx, eventId));
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [eventId]);
        await this.audit.record(tx, {
          actor,
          eventId,
          verb,
          subjectKind: 'event',
          subjectId: eventId,
          details: { theme },
        });
      },
      { lane: eventId },
    );
  }
}

function known(id: string, themes: readonly Theme[]): Theme {
  const theme = themes.find((one) => one.id === id);
  if (!theme) throw new ThemeRefused();
  return theme;
}

function freeLabel(typed: string, themes: readonly Theme[]): string {
  const label = typed.replace(/\s+/gu, ' ').trim();
  const isTaken = themes.some((theme) => theme.label.toLowerCase() === label.toLowerCase());
  if (label === '' || label.length > LONGEST_THEME || isTaken) throw new ThemeRefused();
  return label;
}
