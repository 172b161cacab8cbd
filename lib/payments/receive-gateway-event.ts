import { err, ok, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import { faultPoint } from '@/lib/platform/fault-point';
import { addJob } from '@/lib/platform/jobs';
import type { GatewayNews } from './gateway';
import { gatewayOf } from './gateways';
import { recordEvent } from './store/events';

/** What is kept of a callback: what it is about, and no more. */
export function keptOf(news: GatewayNews): Record<string, unknown> {
  switch (news.about) {
    case 'charge': return { about: news.about, key: news.key, outcome: news.outcome };
    case 'setup': return { about: news.about, session: news.session };
    case 'refund': return { about: news.about, key: news.key, reference: news.reference };
    default: return { about: news.about };
  }
}

interface Received {
  gateway: string;
  headers: Headers;
  raw: Uint8Array;
}

/** A callback of a gateway, known by its signature over the bytes as they came: written down once, applied by a job. Errors: `unknown`, `signature`. */
export async function receiveGatewayEvent(deps: Deps, { gateway: name, headers, raw }: Received): Promise<Result<{ repeated: boolean }, 'unknown' | 'signature'>> {
  const gateway = gatewayOf(deps.env, name);
  if (!gateway) return err('unknown');
  const at = deps.clock.now();
  const news = gateway.readEvent(headers, raw, at);
  if (!news || !/^[\x21-\x7e]{1,200}$/.test(news.id)) return err('signature');
  const stored = await write(deps, async (tx) => {
    const fresh = await recordEvent(tx, { gateway: name, eventId: news.id, type: news.type.slice(0, 100), data: keptOf(news) }, at);
    if (fresh) await addJob(tx, 'apply-gateway-event', { gateway: name, eventId: news.id }, { key: `apply-gateway-event:${name}:${news.id}` });
    faultPoint('gateway-event:written');
    return ok({ repeated: !fresh });
  });
  faultPoint('gateway-event:recorded');
  return stored;
}
