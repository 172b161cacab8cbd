import { Temporal } from 'temporal-polyfill';

/** The time that the domain goes by; injected, so that a lease's whole life can be run in a test or a demo. */
export interface Clock {
  now(): Temporal.Instant;
}

export const TIME_ZONE = 'Asia/Seoul';

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Stands still until it is moved. */
export class SetClock implements Clock {
  constructor(private at: Temporal.Instant) {}
  now() { return this.at; }
  set(at: Temporal.Instant | string) { this.at = Temporal.Instant.from(at); }
  advance(duration: Temporal.DurationLike) { this.at = this.at.add(duration); }
}

/** So long after the demo's clock was moved every process knows of it. */
export const FOLLOW_MS = 200;

/** Runs with the system, some seconds ahead; the demo's offset is read from the database by {@link follow}. */
export class ShiftedClock implements Clock {
  offsetSeconds = 0;
  now() { return Temporal.Now.instant().add({ seconds: this.offsetSeconds }); }

  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();

  /** Reads the offset once, then a few times a second without keeping the process alive, until {@link rest}. */
  async follow(read: () => Promise<number>) {
    let reads = false;
    const refresh = async () => { this.offsetSeconds = await read(); };
    await refresh();
    // A slow reading is waited for, never joined by others.
    this.timer = setInterval(() => {
      if (reads) return;
      reads = true;
      this.reading = refresh().catch(() => undefined).finally(() => { reads = false; });
    }, FOLLOW_MS).unref();
  }

  /** Reads no more. A reading after the database was let go of would open it again and again, and the process would never end. */
  async rest() {
    clearInterval(this.timer);
    await this.reading;
  }
}

export const toDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
export const toInstant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());
/** A DATE column arrives as midnight UTC. */
export const toPlainDate = (date: Date) => date.toISOString().slice(0, 10);
export const fromPlainDate = (day: string) => new Date(`${day}T00:00:00Z`);
/** The calendar day of an instant where the mall keeps its calendar. */
export const dayOf = (instant: Temporal.Instant, timeZone = TIME_ZONE) =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
