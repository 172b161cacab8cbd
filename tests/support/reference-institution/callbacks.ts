import type { Temporal } from 'temporal-polyfill';
import { signCallback } from '../scripted-institution/check-signature';
import { newId } from './books';
import type { Mutant } from './mutants';

const THREE_DAYS_MS = 3 * 86_400_000;
const LONGEST_PAUSE_MS = 3_600_000;

export interface CallbackSettings {
  url: string;
  secret: string;
  /** The first pause; each is twice the one before. */
  backoffMs: number;
  now: () => Temporal.Instant;
  is: (mutant: Mutant) => boolean;
}

/** Sends what happened, at least once, each under an id that stays. */
export class Callbacks {
  private closed = false;
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly settings: CallbackSettings) {}

  send(type: string, data: Record<string, unknown>): void {
    const { is, now } = this.settings;
    if (is('callback-none')) return;
    const said = is('callback-no-data') ? { requestId: data.requestId } : data;
    const body = JSON.stringify({ type: is('callback-other-type') ? 'limit.happened' : type, timestamp: now().toString(), data: said });
    void this.attempt(newId('msg'), body, 0);
    if (is('callback-duplicate')) void this.attempt(newId('msg'), body, 0);
  }

  later(ms: number, work: () => void): void {
    const timer = setTimeout(() => { this.timers.delete(timer); work(); }, ms);
    this.timers.add(timer);
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private async attempt(id: string, body: string, waitedMs: number, pauseMs = this.settings.backoffMs): Promise<void> {
    if (this.closed || await this.taken(id, body) || this.closed) return;
    const { is } = this.settings;
    if (is('callback-never-again') || waitedMs > THREE_DAYS_MS) return;
    const changed = JSON.stringify({ ...JSON.parse(body) as object, timestamp: this.settings.now().add({ seconds: 1 }).toString() });
    this.later(pauseMs, () => {
      void this.attempt(is('callback-new-id') ? newId('msg') : id, is('callback-new-body') ? changed : body, waitedMs + pauseMs, Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
    });
  }

  private async taken(id: string, body: string): Promise<boolean> {
    const { url, secret, is, now } = this.settings;
    const at = Math.floor(now().epochMilliseconds / 1000) - (is('callback-old-time') ? 400 : 0);
    const { 'webhook-signature': signature, ...headers } = signCallback(secret, id, body, at);
    const sent = is('callback-respelt') ? JSON.stringify(JSON.parse(body), null, 1) : body;
    try {
      const response = await fetch(url, {
        method: 'POST', redirect: 'manual', body: sent, headers: { ...headers, ...(is('callback-unsigned') ? {} : { 'webhook-signature': signature ?? '' }) },
        signal: AbortSignal.timeout(10_000),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}
