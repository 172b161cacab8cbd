import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { acceptDeliveryNotice } from './accept-delivery-notice';
import type { DeliveryNoticeInput } from './model/inputs';
import { shipGoods } from './ship-goods';

/** The seller's two answers to a delivery notice that move goods: accept it with a day, ship it with its numbers. */
export const answerDeliveryNotice = (deps: Deps, actor: Actor, input: DeliveryNoticeInput): Promise<Result<{ orderId: string }>> =>
  input.kind === 'accept' ? acceptDeliveryNotice(deps, actor, input) : shipGoods(deps, actor, input);
