/** What a bench promises: each broken promise is told, and the program ends with 1. */
export class Checks {
  broken = [];

  /** Exact equality of two values, compared as JSON. */
  equal(what, actual, expected) {
    if (JSON.stringify(actual) !== JSON.stringify(expected)) {
      this.broken.push(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
    }
  }

  atMost(what, actual, most) {
    if (!(actual <= most)) this.broken.push(`${what}: ${actual}, at most ${most} allowed`);
  }

  tell(ofWhat) {
    if (this.broken.length === 0) console.log(`✓ ${ofWhat}`);
    for (const sentence of this.broken) console.log(`✗ ${ofWhat}: ${sentence}`);
    if (this.broken.length > 0) process.exitCode = 1;
    return this.broken.length === 0;
  }
}
