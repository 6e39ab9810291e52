/** A field of q elements numbered 0 … q-1 (0 and 1 are its zero and one), by its tables. */
export interface FiniteField {
  readonly q: number;
  add(a: number, b: number): number;
  subtract(a: number, b: number): number;
  multiply(a: number, b: number): number;
}

/** Largest field whose tables are built: no event has more tables in a phase. */
const LARGEST = 1030;

/** The prime p and exponent k with q = p^k, or null when q is no prime power. */
function primePower(q: number): { p: number; k: number } | null {
  if (q < 2) return null;
  let p = 2;
  while (p * p <= q && q % p !== 0) p++;
  if (q % p !== 0) p = q;
  let k = 0;
  for (let rest = q; rest > 1; rest /= p, k++) if (rest % p !== 0) return null;
  return { p, k };
}

const fields = new Map<number, FiniteField | null>();

/** GF(q), or null when q is no prime power (or too large to serve). Built once. */
export function finiteField(q: number): FiniteField | null {
  if (!fields.has(q)) {
    const power = q <= LARGEST ? primePower(q) : null;
    fields.set(q, power && (power.k === 1 ? primeField(q) : extensionField(power.p, power.k)));
  }
  return fields.get(q)!;
}

function primeField(p: number): FiniteField {
  return {
    q: p,
    add: (a, b) => (a + b) % p,
    subtract: (a, b) => (a - b + p) % p,
    multiply: (a, b) => (a * b) % p,
  };
}

/** Polynomials of degree below k over Z_p, written in base p, modulo the first polynomial that makes multiplication lose nothing. */
function extensionField(p: number, k: number): FiniteField | null {
  const q = p ** k;
  const digits = (a: number) => Array.from({ length: k }, (_, i) => Math.floor(a / p ** i) % p);
  const number = (d: readonly number[]) => d.reduce((sum, x, i) => sum + x * p ** i, 0);
  const combine = (a: number, b: number, sign: number) => {
    if (p === 2) return a ^ b;
    const other = digits(b);
    return number(digits(a).map((x, i) => (x + sign * other[i]! + p) % p));
  };
  const timesX = (a: number, modulus: readonly number[]) => {
    const d = digits(a);
    const top = d[k - 1]!;
    return number([0, ...d.slice(0, k - 1)].map((x, i) => (x + (p - modulus[i]!) * top) % p));
  };
  for (let m = 1; m < q; m++) {
    // x generates every element but zero: the polynomial is primitive, and powers of x give the products.
    const modulus = digits(m);
    const powers = [1];
    for (let a = timesX(1, modulus); a !== 1 && a !== 0 && powers.length < q; a = timesX(a, modulus)) powers.push(a);
    if (powers.length !== q - 1 || new Set(powers).size !== q - 1) continue;
    const log = new Array<number>(q).fill(-1);
    powers.forEach((a, i) => (log[a] = i));
    const sums = Int32Array.from({ length: q * q }, (_, i) => combine(Math.floor(i / q), i % q, 1));
    const negative = Array.from({ length: q }, (_, a) => combine(0, a, -1));
    return {
      q,
      add: (a, b) => sums[a * q + b]!,
      subtract: (a, b) => sums[a * q + negative[b]!]!,
      multiply: (a, b) => (a === 0 || b === 0 ? 0 : powers[(log[a]! + log[b]!) % (q - 1)]!),
    };
  }
  return null;
}
