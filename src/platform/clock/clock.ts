/** The time the events live in. In demonstration mode it is shifted; everywhere else it is the machine's. */
export abstract class Clock {
  abstract now(): Date;
}

/** The real time, for what must not follow a demonstration's travels: login links, mail retries, rate limits. */
export class MachineClock extends Clock {
  now(): Date {
    return new Date();
  }
}
