/** What a person typed, the department set apart. */
interface TypedPlace {
  readonly text: string;
  /** The codes that may be meant; several only for Corsica, whose postcodes begin with 20. */
  readonly departments: readonly string[];
}

const TRAILING_DEPARTMENT = /^(.*\S)\s*(?:\(\s*|[\s,])(\d{2,3}|\d[abAB])\s*\)?\s*$/su;
const TRAILING_POSTCODE = /^(.*\S)\s*(?:\(\s*|[\s,])(\d{5})\s*\)?\s*$/su;
const LEADING_POSTCODE = /^\s*(\d{5})\s+(\S.*)$/su;

/**
 * "Ligné (44)", "ligne 44", "Ligné, 44850" and "44850 Ligné" → "Ligné" in 44; null where no known department is named.
 * A number that is no department ("CC Altitude 800") stays in the name.
 */
export function departmentSetApart(typed: string, known: ReadonlySet<string>): TypedPlace | null {
  const trailing = TRAILING_DEPARTMENT.exec(typed) ?? TRAILING_POSTCODE.exec(typed);
  const leading = trailing ? null : LEADING_POSTCODE.exec(typed);
  const text = trailing?.[1] ?? leading?.[2];
  const number = trailing?.[2] ?? leading?.[1];
  if (text === undefined || number === undefined) return null;
  const departments = departmentsOf(number.toUpperCase()).filter((code) => known.has(code));
  return departments.length === 0 ? null : { text: text.replace(/[\s,(]+$/u, ''), departments };
}

function departmentsOf(number: string): string[] {
  if (number.length < 5) return number === '20' ? ['2A', '2B'] : [number];
  if (/^9[78]/.test(number)) return [number.slice(0, 3)];
  return departmentsOf(number.slice(0, 2));
}
