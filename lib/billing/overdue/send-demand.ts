import { SYSTEM, type Actor } from '@/lib/kernel/actor';
import { addDays, plainDateIn } from '@/lib/kernel/calendar';
import { formatLongDate } from '@/lib/kernel/day-text';
import { formatMoney, type Locale } from '@/lib/kernel/money';
import { err, ok, type Result } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { toPlainDate } from '@/lib/platform/clock';
import { type Deps, write } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import { demandUntil } from '../model/overdue';
import type { DemandInput } from '../model/overdue-inputs';
import { findOpenInvoices, isFrozen, isPastDue, lockOverdueLease, moveOverdue, openMinor, type OverdueLease } from '../store/overdue';
import { findLocale, insertDemand } from '../store/overdue-papers';
import { findToDemand } from '../store/overdue-walk';
import { isDaytime, tellPurchaser } from './tell';

const BATCH = 200;

/**
 * The written demand (art. 11): what is open, and the day until which it can be paid before anything else follows, at least
 * fourteen days on. It is kept as it was sent, in its purchaser's language. On its plan, or earlier by a person at the desk.
 *
 * Errors: `not-found`, `overdue.moved-on` (nothing to demand), `overdue.frozen`, `overdue.by-night`.
 */
export async function sendDemand(deps: Deps, actor: Actor, { leaseId }: DemandInput): Promise<Result<{ demandId: string }>> {
  if (actor.role !== 'DESK' && actor.role !== 'SYSTEM') return err({ code: 'not-found' });
  const at = deps.clock.now();
  return write(deps, async (tx) => {
    const lease = await lockOverdueLease(tx, leaseId);
    if (!lease?.overdue) return err({ code: 'not-found' });
    const day = plainDateIn(at, lease.timeZone);
    const open = (await findOpenInvoices(tx, leaseId)).filter((invoice) => isPastDue(invoice, day));
    if (lease.overdue.state !== 'LATE' || open.length === 0) return err({ code: 'overdue.moved-on' });
    if (!isDaytime(at)) return err({ code: 'overdue.by-night' });
    if (await isFrozen(tx, leaseId, day)) return err({ code: 'overdue.frozen' });
    const untilOn = demandUntil(day);
    const amountMinor = open.reduce((sum, invoice) => sum + openMinor(invoice), 0n);
    const { locale, name } = await findLocale(tx, lease.purchaserId);
    const text = textOf(lease, { locale, name, day, untilOn, amountMinor, open });
    const demandId = await insertDemand(tx, { leaseId, sentOn: day, untilOn, locale, text, currency: lease.currency, amountMinor }, at);
    if (!await moveOverdue(tx, leaseId, { to: 'DEMANDED', day, nextOn: addDays(untilOn, 1), by: actor === SYSTEM ? null : actor, at })) return err({ code: 'overdue.moved-on' });
    await audit(tx, { actor, action: 'lease.demanded', subject: { type: 'lease', id: leaseId }, data: { demandId, untilOn, amountMinor }, at });
    await tellPurchaser(tx, lease, { what: 'demanded', id: demandId, params: { text, untilOn, openMinor: String(amountMinor) }, at });
    return ok({ demandId });
  });
}

interface Content {
  locale: Locale;
  name: string;
  day: string;
  untilOn: string;
  amountMinor: bigint;
  open: Awaited<ReturnType<typeof findOpenInvoices>>;
}

function textOf(lease: OverdueLease, { locale, name, day, untilOn, amountMinor, open }: Content): string {
  const money = (minor: bigint) => formatMoney(minor, lease.currency, locale);
  const items = open.map((invoice) => translate(locale, `overdue.demand.item.${invoice.seq === null ? 'other' : invoice.seq === 0 ? 'first' : 'seq'}`, {
    seq: invoice.seq ?? 0, date: formatLongDate(toPlainDate(invoice.dueOn), locale), amount: money(openMinor(invoice)), kind: translate(locale, `overdue.kinds.${invoice.kind}`),
  })).join('\n');
  return translate(locale, 'overdue.demand.text', {
    name, number: lease.number, title: lease.contract.order.listingVersion.title, financier: locale === 'ko' ? lease.institution.nameKo : lease.institution.nameEn,
    items, total: money(amountMinor), until: formatLongDate(untilOn, locale), date: formatLongDate(day, locale),
  });
}

/** Sweep: demands whose day has come, by day alone, and never dated back. */
export async function sendDemands(deps: Deps): Promise<void> {
  const at = deps.clock.now();
  if (!isDaytime(at)) return;
  for (const { leaseId } of await findToDemand(deps.db, plainDateIn(at), BATCH)) {
    await sendDemand(deps, SYSTEM, { leaseId }).catch((error: unknown) => deps.log.error('demand not sent', { leaseId, error }));
  }
}
