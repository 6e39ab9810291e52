/** Repeatable chance (sfc32 of PractRand, public domain): the same seed gives the same numbers on every machine. */
export class Chance {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.a = seed | 0;
    this.b = (seed / 0x1_0000_0000) | 0;
    this.c = 0x9e3779b9 | 0;
    for (let i = 0; i < 15; i++) this.bits();
  }

  /** 32 random bits, as a signed whole number. */
  bits(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t;
  }

  /** 0 … below-1, below at most 2³¹ (multiply-shift: a bias under below / 2³²). */
  below(below: number): number {
    return Math.floor((this.bits() >>> 0) * 2.3283064365386963e-10 * below);
  }

  /** A number from 0 (included) to 1 (excluded). */
  unit(): number {
    return (this.bits() >>> 0) * 2.3283064365386963e-10;
  }

  shuffle(items: { [index: number]: number; readonly length: number }): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const item = items[i]!;
      items[i] = items[j]!;
      items[j] = item;
    }
  }
}
