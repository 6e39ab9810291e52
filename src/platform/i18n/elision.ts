/**
 * Whether French says « d’ » before a name: « d’Armel », « d’Yves », « de Yann ». Before an h it depends on the word, and
 * « de » is never wrong to the eye.
 */
export function beginsWithVowel(name: string): boolean {
  return /^(?:[aeiouœæ]|y[^aeiouy\W\d])/i.test(name.normalize('NFD').replace(/\p{M}/gu, ''));
}
