import type { Temporal } from 'temporal-polyfill';
import { notify, notifyRole } from '@/lib/notifications/notify';
import type { Tx } from '@/lib/platform/db';
import type { ObjectionOutcome } from './model/objection';
import type { RequestWithAsks } from './store/requests';

interface About {
  objectionId: string;
  request: RequestWithAsks;
  at: Temporal.Instant;
}

const goodsOf = ({ number, listingVersion }: RequestWithAsks) => ({ number, goods: listingVersion.title });

export const tellObjection = (tx: Tx, { objectionId, request, answerBy, at }: About & { answerBy: Temporal.Instant }): Promise<void> =>
  notifyRole(tx, 'DESK', {
    kind: 'limits.objected', params: { ...goodsOf(request), answerBy: answerBy.toString() }, href: `/desk/objections/${objectionId}`,
    eventKey: `limits.objected:${objectionId}`, at,
  });

/** The answer in its own words, by mail too. */
export const tellObjectionAnswer = (tx: Tx, { objectionId, request, outcome, answer, newRequestId, at }: About & { outcome: ObjectionOutcome; answer: string; newRequestId: string | undefined }): Promise<void> =>
  notify(tx, {
    userId: request.purchaserId, kind: outcome === 'KEPT' ? 'limits.objection-kept' : 'limits.objection-look-again', params: { ...goodsOf(request), answer },
    href: `/limits/${newRequestId ?? request.id}`, eventKey: `limits.objection-answered:${objectionId}`, at, mail: true,
  });

/** Nobody has answered in the time that was promised. */
export async function tellOverdueObjection(tx: Tx, { objectionId, request, at }: About): Promise<void> {
  const notice = { kind: 'limits.objection-overdue', params: goodsOf(request), eventKey: `limits.objection-overdue:${objectionId}`, at };
  await notifyRole(tx, 'DESK', { ...notice, href: `/desk/objections/${objectionId}` });
  await notifyRole(tx, 'ADMIN', { ...notice, href: `/admin/audit?subject=${request.id}` });
}
