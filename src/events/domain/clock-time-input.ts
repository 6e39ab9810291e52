/** A `ClockTime`, told apart from 'unreadable'. */
type ReadTime = `${string}:${string}`;

/** « 9 h 15 », « 9h15 », « 9:15 », « 09.15 », « 9 h », « 09H », « 915 » and « 0915 »; « midi » and « minuit » too. */
const SHAPES = [/^(\d{1,2})\s*(?:h|:|\.|heures?)\s*(\d{2})?(?:\s*(?:min|mn|m))?$/, /^(\d{1,2})$/, /^(\d{1,2})(\d{2})$/];
const WORDS: Readonly<Record<string, ReadTime>> = { midi: '12:00', minuit: '00:00' };

/** @returns the time of the day as typed in French or English; null for an empty field; 'unreadable' for what is no time. */
export function readClockTime(typed: string): ReadTime | null | 'unreadable' {
  const text = typed.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  if (text === '') return null;
  const word = WORDS[text];
  if (word) return word;
  for (const shape of SHAPES) {
    const [, hours, minutes = '00'] = shape.exec(text) ?? [];
    if (hours !== undefined) return clockTime(Number(hours), Number(minutes));
  }
  return 'unreadable';
}

function clockTime(hours: number, minutes: number): ReadTime | 'unreadable' {
  if (hours > 23 || minutes > 59) return 'unreadable';
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
