/** Of so many requests accepted in their order, how many get a place at once: free places belong to those who wait first. */
export function placesFor(
  requests: number,
  { free, waiting }: { free: number | null; waiting: number },
): { confirmed: number; waiting: number } {
  const confirmed = free === null ? requests : Math.min(requests, Math.max(0, free - waiting));
  return { confirmed, waiting: requests - confirmed };
}
