import { normaliseActionCode } from './action-code.js';

const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' };

/** Whether two codes differ only by letters and digits that a reader takes for each other: `CIDGI OO6` and `CIDGI 006`. */
export function looksAlike(typed: string, label: string): boolean {
  return folded(typed) === folded(label);
}

function folded(code: string): string {
  return normaliseActionCode(code).replace(/[OQILSBZ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}
