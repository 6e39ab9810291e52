import { Injectable } from '@nestjs/common';
import { cleanLine } from '../../../events/domain/typed-text.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { type ListName, USUAL_LISTS } from '../domain/choice-lists.js';
import type { HouseWords } from '../domain/list-form.js';

const ENTRIES: Readonly<Record<ListName, string>> = {
  functions: 'fields:functions',
  categories: 'fields:categories',
  media: 'registrations:image.media',
};

/** What the house calls the entries of its lists, in both languages, as a field gives it back. */
@Injectable()
export class HouseListWords {
  constructor(private readonly catalogues: Catalogues) {}

  of(list: ListName): HouseWords {
    return new Map(
      USUAL_LISTS[list].map(({ key }) => [
        key,
        {
          fr: cleanLine(this.catalogues.text('fr', `${ENTRIES[list]}.${key}`)),
          en: cleanLine(this.catalogues.text('en', `${ENTRIES[list]}.${key}`)),
        },
      ]),
    );
  }
}
