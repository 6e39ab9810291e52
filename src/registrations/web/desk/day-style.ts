/** The year is said only where it is not the one of `beside`; both as `2019-11-15`. */
export function dayStyle(day: string, beside: string): 'date' | 'monthDay' {
  return day.slice(0, 4) === beside.slice(0, 4) ? 'monthDay' : 'date';
}
