import type { Temporal } from 'temporal-polyfill';
import { notify, notifyRole, notifySeller } from '@/lib/notifications/notify';
import { toPlainDate } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { VisitRow } from './store/care';

type About = Pick<VisitRow, 'leaseId' | 'no' | 'guarantee' | 'visitOn' | 'plannedOn'>;

interface News { key: string; visitOn: string; at: Temporal.Instant }

const noticeOf = ({ guarantee: { lease } }: About, what: string, { key, visitOn, at }: News) => ({
  kind: `guarantee.${what}`, params: { number: lease.number, title: lease.contract.order.listingVersion.title, visitOn }, eventKey: `guarantee:${what}:${key}`, at, mail: true,
});

export const tellOfCare = (tx: Tx, visit: About, what: string, news: News): Promise<void> =>
  notify(tx, { userId: visit.guarantee.lease.purchaserId, ...noticeOf(visit, what, news), href: `/leases/${visit.leaseId}/guarantee` });

export async function tellBothOfCare(tx: Tx, visit: About, what: string, news: News): Promise<void> {
  await tellOfCare(tx, visit, what, news);
  await notifySeller(tx, visit.guarantee.keeperId, 'orders', { ...noticeOf(visit, `${what}-seller`, news), href: '/seller/claims' });
}

/** Care is contested, maybe not for the first time, so the key has its moment: who keeps the guarantee and the desk hear what its purchaser says. */
export async function tellOfContest(tx: Tx, visit: About & { doneOn: Date | null }, text: string, at: Temporal.Instant): Promise<void> {
  const { params, ...notice } = noticeOf(visit, 'care-contested-seller', { key: `${visit.leaseId}:${visit.no}:${at.toString()}`, visitOn: visit.doneOn === null ? '' : toPlainDate(visit.doneOn), at });
  const said = { ...params, text: text.slice(0, 200) };
  await notifySeller(tx, visit.guarantee.keeperId, 'orders', { ...notice, params: said, href: '/seller/claims' });
  await notifyRole(tx, 'DESK', { ...notice, kind: 'guarantee.care-contested-desk', eventKey: `guarantee:care-contested-desk:${visit.leaseId}:${visit.no}:${at.toString()}`, params: said, mail: false, href: '/desk/claims' });
}

/** What the desk decided of it: its purchaser and who keeps the guarantee hear that, and why. */
export async function tellOfDecision(tx: Tx, visit: About, outcome: 'STANDS' | 'NOT_GIVEN', { doneOn, reason, at }: { doneOn: string; reason: string; at: Temporal.Instant }): Promise<void> {
  const what = outcome === 'STANDS' ? 'care-stands' : 'care-not-given';
  const said = (kind: string) => {
    const { params, ...notice } = noticeOf(visit, kind, { key: `${visit.leaseId}:${visit.no}:${at.toString()}`, visitOn: doneOn, at });
    return { ...notice, params: { ...params, reason: reason.slice(0, 200) } };
  };
  await notify(tx, { userId: visit.guarantee.lease.purchaserId, ...said(what), href: `/leases/${visit.leaseId}/guarantee` });
  await notifySeller(tx, visit.guarantee.keeperId, 'orders', { ...said(`${what}-seller`), href: '/seller/claims' });
}
