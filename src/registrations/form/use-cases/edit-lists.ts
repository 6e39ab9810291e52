import { Injectable } from '@nestjs/common';
import type { Typed } from '../../../events/domain/edit/section.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { LOCALES } from '../../../platform/i18n/locale.js';
import { type ChoiceLists, type ListName, OTHER_FUNCTION, ownWords } from '../domain/choice-lists.js';
import { checkList, type HouseWords, shownList, typedList } from '../domain/list-form.js';
import { entriesNeeded } from '../domain/condition.js';
import { ListUses } from '../queries/list-uses.query.js';
import { ChangeForm, refuseStale } from './change-form.js';

/** The lists of an event's form: what it calls functions, categories and media, and which of them it offers. */
@Injectable()
export class EditLists {
  constructor(
    private readonly form: ChangeForm,
    private readonly uses: ListUses,
  ) {}

  /** @param fingerprint of what the page showed. @throws InvalidInput, FormChangedMeanwhile */
  async save(
    organiser: Organiser,
    slug: string,
    { list, posted, fingerprint, house }: { list: ListName; posted: Typed; fingerprint: string; house: HouseWords },
  ): Promise<void> {
    await this.form.change(organiser, slug, async (settings, { tx, eventId }) => {
      const before = settings.lists;
      const typed = typedList(posted);
      refuseStale(shownList(before[list], house), typed, fingerprint);
      const people = await this.uses.of(eventId, list, tx);
      const uses = { people, questions: entriesNeeded(settings, list) };
      const { entries, errors } = checkList(list, typed, before[list], { house, uses });
      if (!entries) throw new InvalidInput(errors);
      const lists = { ...before, [list]: entries };
      if (list === 'functions') await renameFunctions(tx, eventId, before, lists);
      return { settings: { ...settings, lists }, verb: `form-${list}-edited`, details: {} };
    });
  }
}

/** A registration keeps the event's words beside the key, as it keeps its employer's name: they follow a new name. */
async function renameFunctions(tx: Transaction, eventId: string, before: ChoiceLists, after: ChoiceLists) {
  for (const { key } of after.functions) {
    for (const locale of LOCALES) {
      const words = ownWords(after, 'functions', key, locale);
      if (key === OTHER_FUNCTION || words === ownWords(before, 'functions', key, locale)) continue;
      await tx.execute(
        'UPDATE registrations SET function_text = ? WHERE event_id = ? AND function_key = ? AND locale = ?',
        [words, eventId, key, locale],
      );
    }
  }
}
