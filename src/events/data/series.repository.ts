import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { freeSlug, slugOf } from '../domain/slug.js';

@Injectable()
export class SeriesRepository {
  /** @returns the id of the series of that title, which is founded where there is none. */
  async found(tx: Transaction, title: string): Promise<string> {
    const [known] = await tx.query<{ id: string }>('SELECT id AS "id" FROM series WHERE title = ?', [title]);
    if (known) return known.id;
    const slug = slugOf(title);
    const taken = await tx.query<{ slug: string }>('SELECT slug AS "slug" FROM series WHERE slug LIKE ?', [`${slug}%`]);
    const id = newId();
    await tx.execute('INSERT INTO series (id, slug, title, subtitle) VALUES (?, ?, ?, NULL)', [
      id,
      freeSlug(slug, new Set(taken.map((row) => row.slug))),
      title,
    ]);
    return id;
  }
}
