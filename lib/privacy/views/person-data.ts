import type { Temporal } from 'temporal-polyfill';
import { payoutAccountOf } from '@/lib/accounts/payout-account';
import type { Db, Deps } from '@/lib/platform/db';
import { transferData } from '@/lib/transfers/views/person-data';
import { leaseRows } from './lease-data';

/**
 * Everything that is kept about one person, in plain rows: no secrets (password, links, sealed boxes), nothing that names
 * another person. Documents are named by the address that they are fetched from. Null where the account is closed.
 */
export async function personData({ db, env }: Pick<Deps, 'db' | 'env'>, userId: string, at: Temporal.Instant) {
  const account = await db.user.findFirst({
    where: { id: userId, closedAt: null }, omit: { passwordHash: true, sessionEpoch: true },
  });
  if (!account) return null;
  const [person, road, activity] = await Promise.all([ownRows(db, userId), roadRows(db, userId), activityRows(db, userId)]);
  // What the shop keeps of its business, its payouts among it, is for its owners.
  const seller = account.sellerId && account.sellerRoles.includes('OWNER') ? await db.seller.findUnique({ where: { id: account.sellerId }, omit: { reviewedById: true } }) : null;
  return { format: 'dalmada-person-1', madeAt: at.toString(), account, ...(seller ? { seller: { ...seller, payoutAccount: payoutAccountOf(seller.payoutAccount, env.encryptionKey) } } : {}), ...person, ...road, activity };
}

async function ownRows(db: Db, userId: string) {
  const where = { userId };
  const [consents, sessions, addresses, noticeChoices, signInWays, favourites, notices, mails] = await Promise.all([
    db.consent.findMany({ where, orderBy: { givenAt: 'asc' } }),
    db.userSession.findMany({ where, orderBy: { createdAt: 'asc' }, omit: { linkUntil: true } }),
    db.savedAddress.findMany({ where, orderBy: { createdAt: 'asc' } }),
    db.notificationChoice.findMany({ where }),
    db.signInIdentity.findMany({ where }),
    db.favourite.findMany({ where, orderBy: { createdAt: 'asc' } }),
    db.notification.findMany({ where, orderBy: { createdAt: 'asc' }, omit: { eventKey: true } }),
    db.mailMessage.findMany({ where, orderBy: { createdAt: 'asc' }, select: { recipient: true, subject: true, body: true, createdAt: true, sentAt: true } }),
  ]);
  // A link in a mail is a secret, the person's own export included: it outlives the mailbox it was sent to.
  const readable = mails.map((mail) => ({ ...mail, body: mail.body.replaceAll(/([?&]token=)[\w-]+/g, '$1…') }));
  return { consents, sessions, addresses, noticeChoices, signInWays, favourites, notices, mails: readable };
}

/** What happened to a limit, without naming it over and over. */
const LEDGER = { orderBy: { id: 'asc' }, select: { kind: true, was: true, amountMinor: true, monthlyMinor: true, orderId: true, at: true } } as const;

async function roadRows(db: Db, userId: string) {
  const where = { purchaserId: userId };
  const ofOrder = { order: where };
  const [limitRequests, answers, objections, approvals, mallLimits, orders, deliveries, claims, contracts, paymentMethods, transfers, leases] = await Promise.all([
    db.limitRequest.findMany({ where, orderBy: { createdAt: 'asc' } }),
    db.limitAsk.findMany({ where: { limitRequest: where }, orderBy: { askedAt: 'asc' }, omit: { decidedById: true, note: true } }),
    db.limitObjection.findMany({ where, orderBy: { madeAt: 'asc' }, omit: { answeredById: true } }),
    db.approval.findMany({ where, orderBy: { createdAt: 'asc' }, include: { entries: LEDGER } }),
    db.preApproval.findMany({ where, orderBy: { createdAt: 'asc' }, include: { entries: LEDGER } }),
    db.order.findMany({ where, orderBy: { createdAt: 'asc' } }),
    db.delivery.findMany({ where: ofOrder, orderBy: { noticedAt: 'asc' }, omit: { relayedById: true } }),
    db.claim.findMany({ where: ofOrder, orderBy: { openedAt: 'asc' } }),
    db.contract.findMany({ where, orderBy: { createdAt: 'asc' }, omit: { reviewedById: true, askedById: true, reviewNote: true, financierAnswer: true } }),
    // Never by what name its gateway knows it.
    db.paymentMethod.findMany({ where, orderBy: { createdAt: 'asc' }, select: { id: true, gateway: true, kind: true, state: true, brand: true, last4: true, isDefault: true, failure: true, createdAt: true, activeAt: true, endedAt: true } }),
    transferData(db, userId), leaseRows(db, userId),
  ]);
  return {
    limitRequests, answers, objections, approvals, mallLimits, orders, deliveries, claims, paymentMethods, transfers, ...leases,
    contracts: contracts.map((contract) => ({ ...contract, document: contract.documentId ? `/contracts/${contract.id}/document` : null })),
  };
}

/** What the person did, and what was done to the account; who else acted is said by role alone. */
const activityRows = (db: Db, userId: string) =>
  db.auditEntry.findMany({
    where: { OR: [{ actorId: userId }, { subjectType: 'user', subjectId: userId }] }, orderBy: { id: 'asc' },
    select: { at: true, action: true, actorRole: true, subjectType: true, subjectId: true, reason: true, data: true },
  });
