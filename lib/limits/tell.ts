import type { Temporal } from 'temporal-polyfill';
import { notify, notifyRole } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { AskState } from './model/states';
import type { AskOfRequest, RequestWithAsks } from './store/requests';

interface About {
  request: RequestWithAsks;
  at: Temporal.Instant;
}

interface AboutAsk extends About {
  ask: AskOfRequest;
}

const hrefOf = (request: RequestWithAsks) => `/limits/${request.id}`;
const goodsOf = (request: RequestWithAsks) => ({ number: request.number, goods: request.listingVersion.title });
const lenderOf = (ask: AskOfRequest) => ({ lenderKo: ask.institution.nameKo, lenderEn: ask.institution.nameEn });

/** Everybody has answered, and something can be chosen. Told anew when somebody was asked anew. */
export const tellAnswered = (tx: Tx, { request, usable, at }: About & { usable: number }): Promise<void> =>
  notify(tx, {
    userId: request.purchaserId, kind: 'limits.answered', params: { ...goodsOf(request), usable }, href: hrefOf(request),
    eventKey: `limits.answered:${request.id}:${request.asks.length}`, at, mail: true,
  });

export const tellClosed = (tx: Tx, { request, at }: About): Promise<void> =>
  notify(tx, {
    userId: request.purchaserId, kind: 'limits.closed', params: goodsOf(request), href: hrefOf(request),
    eventKey: `limits.closed:${request.id}`, at, mail: true,
  });

const LATE: Partial<Record<AskState, string>> = { APPROVED: 'limits.late-approved', COUNTER_OFFER: 'limits.late-offer', DECLINED: 'limits.late-declined' };

/** An answer that came after its time joins by a notice. */
export async function tellAnswer(tx: Tx, { ask, request, state, at }: AboutAsk & { state: AskState }): Promise<void> {
  const kind = LATE[state];
  if (!kind) return;
  await notify(tx, {
    userId: request.purchaserId, kind, params: { ...goodsOf(request), ...lenderOf(ask) }, href: hrefOf(request), eventKey: `${kind}:${ask.id}`, at,
  });
}

export const tellDesk = (tx: Tx, { ask, request, answerBy, at }: AboutAsk & { answerBy: Temporal.Instant }): Promise<void> =>
  notifyRole(tx, 'DESK', {
    kind: 'limits.referred', params: { ...goodsOf(request), answerBy: answerBy.toString() }, href: `/desk/limits/${ask.id}`,
    eventKey: `limits.referred:${ask.id}`, at,
  });

/** An answer that was not applied because its figures do not follow, or that makes no sense where it came. */
export const alertAdmins = (tx: Tx, { ask, request, note, version, at }: AboutAsk & { note: string; version: number }): Promise<void> =>
  notifyRole(tx, 'ADMIN', {
    kind: 'limits.quarantined', params: { ...goodsOf(request), ...lenderOf(ask), note }, href: '/admin/institutions',
    eventKey: `limits.quarantined:${ask.id}:${version}`, at, mail: true,
  });
