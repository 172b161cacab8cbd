import { acceptBySilence } from '@/lib/deliveries/accept-by-silence';
import { lapseDeliveryNotices } from '@/lib/deliveries/lapse-delivery-notices';
import { relayOverdueDecisions } from '@/lib/deliveries/relay-overdue-decisions';
import { placeOrderJob, sendDeliveryNotice } from '@/lib/deliveries/send-delivery-notice';
import { warnSilence } from '@/lib/deliveries/warn-silence';
import type { Result } from '@/lib/kernel/result';
import { countPopular } from '@/lib/orders/count-popular';
import { endOrder, endOrderJob } from '@/lib/orders/end-order';
import { releaseIdleForms } from '@/lib/orders/release-idle-forms';
import type { Deps } from '@/lib/platform/db';
import type { Task } from './task';

/** A refusal is no answer to a job: it is tried again. */
async function done(name: string, work: Promise<Result<unknown>>): Promise<void> {
  const result = await work;
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
}

/** What signing leads to: the order is placed with its delivery notice, or ends and says why. */
export const ORDER_TASKS: Record<string, Task> = {
  'place-order': (deps, payload) => done('place-order', sendDeliveryNotice(deps, placeOrderJob.parse(payload))),
  'end-order': (deps, payload) => done('end-order', endOrder(deps, endOrderJob.parse(payload))),
};

/** Forms nobody writes on, notices nobody accepts, purchasers who say nothing, sellers who do not relay. */
export const ORDER_SWEEPS: Record<string, (deps: Deps) => Promise<void>> = {
  'release-idle-forms': releaseIdleForms,
  'lapse-delivery-notices': lapseDeliveryNotices,
  'warn-silence': warnSilence,
  'accept-by-silence': acceptBySilence,
  'relay-overdue-decisions': relayOverdueDecisions,
  'count-popular': countPopular,
};
