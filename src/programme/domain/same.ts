/** Whether two plain values, read from JSON or about to be written as JSON, say the same; absent and undefined are one. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same((one as Plain)[key], (other as Plain)[key]));
}

type Plain = Readonly<Record<string, unknown>>;
