import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Temporal } from 'temporal-polyfill';
import { eventEnvelope, type EventEnvelope } from '@/lib/institutions/model/events';
import { verifiedWebhook } from '@/lib/institutions/transport/webhook';
import { MAX_BODY_BYTES } from '@/lib/platform/read-body';

/** A callback as it came, in its order. */
export interface Delivery {
  id: string;
  /** Good signature and time. */
  signed: boolean;
  text: string;
  /** Undefined when it is no envelope. */
  event: EventEnvelope | undefined;
  answered: number;
}

/**
 * Receives callbacks at any path that ends in `/events`, as a mall does. The first good one is answered 503, once: an
 * institution has to come again with it.
 */
export class CallbackListener {
  readonly deliveries: Delivery[] = [];
  private refusedOnce = false;
  private readonly server: Server;

  private constructor(private readonly secret: string, private readonly now: () => Temporal.Instant) {
    this.server = createServer((request, response) => {
      this.receive(request).then((status) => response.writeHead(status).end(), () => response.destroy());
    });
  }

  /** @throws Error with its system's code when the port is taken */
  static async listen({ port, secret, now }: { port: number; secret: string; now: () => Temporal.Instant }): Promise<CallbackListener> {
    const listener = new CallbackListener(secret, now);
    await new Promise<void>((resolve, reject) => { listener.server.once('error', reject).listen(port, '127.0.0.1', resolve); });
    return listener;
  }

  get url(): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/events`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => { this.server.close(() => { resolve(); }); });
  }

  /** Data of the good callbacks of a type, the latest last. */
  said(type: string): Record<string, unknown>[] {
    return this.deliveries.flatMap(({ signed, event }) => (signed && event?.type === type ? [event.data] : []));
  }

  private async receive(request: IncomingMessage): Promise<number> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const raw = await bytesOf(request);
    if (request.method !== 'POST' || !path.endsWith('/events')) return 404;
    if (!raw) return 413;
    const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]));
    const text = verifiedWebhook(this.secret, headers, raw, this.now());
    const signed = text !== undefined;
    const answered = signed ? this.statusOf() : 401;
    this.deliveries.push({ id: headers.get('webhook-id') ?? '', signed, text: raw.toString('utf8'), event: envelopeOf(raw.toString('utf8')), answered });
    return answered;
  }

  private statusOf(): number {
    if (this.refusedOnce) return 204;
    this.refusedOnce = true;
    return 503;
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).byteLength;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function envelopeOf(text: string): EventEnvelope | undefined {
  try {
    return eventEnvelope.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
