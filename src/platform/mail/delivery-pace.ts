/** How fast mail leaves, and how long the dispatcher waits for what. Milliseconds. */
export class DeliveryPace {
  /** Connections to the mail server, and attempts under way, at most. */
  connections = 8;
  /**
   * A message keeps the next one waiting until its outcome is written down, but no longer than this. A process killed
   * between the server's yes and our note of it sends that mail again: with a server that answers sooner this leaves
   * one such mail at most, and with a slower one ten mails a second still go.
   */
  headway = 100;
  /** An attempt that takes longer ends unsure. RFC 5321 would wait ten minutes for the answer to the final dot. */
  attempt = 60_000;
  /** Between two looks for mails that fell due, or that another process wrote. */
  poll = 1_000;
  /** Between two probes of a mail server that does not answer. */
  longestQuiet = 30_000;
  /** What a stop leaves the attempts under way. */
  farewell = 10_000;
}

/** 1 s, 2 s, 4 s… up to `longest`, in milliseconds. `times` counts from 1. */
export function doubling(times: number, longest: number): number {
  return Math.min(1_000 * 2 ** (times - 1), longest);
}
