/** Prints the table, what was skipped and why, and the closing line. Returns the exit code. */
export function printReport(outcomes) {
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const columns = ['passed', 'failed', 'skipped'];

  console.log(`\n${'check'.padEnd(14)}${columns.map((name) => name.padStart(9)).join('')}${'seconds'.padStart(10)}`);
  for (const outcome of outcomes) {
    const counts = columns.map((name) => String(outcome[name]).padStart(9)).join('');
    console.log(`${outcome.name.padEnd(14)}${counts}${outcome.seconds.toFixed(1).padStart(10)}`);
  }
  for (const { name, notes } of outcomes) for (const note of new Set(notes)) console.log(`${name}: ${note}`);

  console.log(`\n${columns.map((name) => `${sum(name)} ${name}`).join(', ')}`);
  return sum('failed') > 0 ? 1 : 0;
}
