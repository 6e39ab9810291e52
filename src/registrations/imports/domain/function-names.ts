import { folded } from '../../../programme/domain/exchange/sheet-headings.js';
import { OTHER_FUNCTION } from '../../form/domain/choice-lists.js';

/** What a list calls a function: one of the form's, or something else in its own words. */
export interface NamedFunction {
  readonly functionKey: string;
  /** Their own words where it is `autre`, the event's where it has its own, empty otherwise. */
  readonly functionText: string;
}

const LONGEST = 100;

/** Folded name → function, from every language's words for it. */
export type FunctionNames = ReadonlyMap<string, string>;

/** @param unsaid what stands for a function that nobody told. */
export function namedFunction(typed: string, names: FunctionNames, unsaid: string): NamedFunction {
  const known = names.get(folded(typed));
  if (known && known !== OTHER_FUNCTION) return { functionKey: known, functionText: '' };
  // A list is brought as it is: what is too long for a function is cut, rather than leaving the person out.
  return { functionKey: OTHER_FUNCTION, functionText: [...typed].slice(0, LONGEST).join('') || unsaid };
}
