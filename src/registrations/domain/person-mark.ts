import type { CollectivitySnapshot } from './registration.js';

/** « Marie-Antoinette de La Rochebrochard » is MR: the first letters of the first name and of the last word with a capital. */
export function initialsOf(firstName: string, lastName: string): string {
  const family = lastName
    .split(/[\s'’]+/u)
    .filter((word) => !/^(?:de|du|des|d|la|le|les|l|van|von|den|der|da|di|el|al|ben)$/iu.test(word));
  return [firstName, family[0] ?? lastName].map(firstLetter).join('');
}

function firstLetter(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0].toLocaleUpperCase('fr') ?? '';
}

/** The shape that stands for a person: round for a commune, square for an EPCI, outlined for anyone else. */
export function markClassOf(type: CollectivitySnapshot['type']): string {
  return { commune: 'mk', epci: 'mk mk--epci', other: 'mk mk--other' }[type];
}

export function kindClassOf(type: CollectivitySnapshot['type']): string {
  return { commune: 'kind', epci: 'kind kind--epci', other: 'kind kind--other' }[type];
}
