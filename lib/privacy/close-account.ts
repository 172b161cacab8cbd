import type { Temporal } from 'temporal-polyfill';
import { mailAccount } from '@/lib/accounts/account-mail';
import { checkPassword } from '@/lib/accounts/check-password';
import { queueDetach } from '@/lib/billing/detach-method';
import { forgetPayer } from '@/lib/billing/forget-customer';
import type { Actor } from '@/lib/kernel/actor';
import { formatLongDate } from '@/lib/kernel/day-text';
import { err, ok, type Result } from '@/lib/kernel/result';
import { endPreApprovalWith } from '@/lib/limits/end-pre-approval';
import { queueDecline } from '@/lib/limits/queue-decline';
import { endApproval } from '@/lib/limits/store/approvals';
import { findLivePreApproval } from '@/lib/limits/store/pre-approvals';
import { endMethods, lockMethods } from '@/lib/payments/store/methods';
import { audit } from '@/lib/platform/audit';
import { dayOf, TIME_ZONE } from '@/lib/platform/clock';
import { write, type Deps, type Tx } from '@/lib/platform/db';
import { translate } from '@/lib/platform/messages';
import { hashPassword } from '@/lib/platform/password-hash';
import { seal } from '@/lib/platform/secret-box';
import { newSecretToken } from '@/lib/platform/secret-token';
import { KEPT_YEARS, type CloseAccount } from './model';
import { anonymise, findFreeApprovals, forgetCards, hasRecords, insertClosure, lockPerson, type Leaving } from './store/closure';
import { findObstacles } from './store/obstacles';

/**
 * Closes one's own account: sessions end, what belongs to the person alone goes, and who it was is kept apart, sealed,
 * only where the law keeps records of a signed order. Approvals that nobody will take are given back; payment methods are
 * taken away, here and at their gateway, which forgets whose they were.
 * Errors: those of `checkPassword`, `people.cannot-close` (something is under way), `not-found`.
 */
export async function closeAccount(deps: Deps, actor: Actor, { password }: CloseAccount): Promise<Result<null>> {
  const checked = await checkPassword(deps, actor.userId, password);
  if (!checked.ok) return checked;
  // Fits nothing that anybody could type.
  const passwordHash = await hashPassword(newSecretToken().token);
  return write(deps, async (tx) => {
    const at = deps.clock.now();
    const person = await lockPerson(tx, actor.userId);
    if (!person) return err({ code: 'not-found' });
    // A statement after the lock: it sees what was begun while we waited, and nothing can begin any more.
    if ((await findObstacles(tx, person.id)).length > 0) return err({ code: 'people.cannot-close' });
    await giveBackApprovals(tx, actor, at);
    await lockMethods(tx, person.id);
    for (const methodId of await endMethods(tx, person.id, at)) await queueDetach(tx, methodId);
    await forgetPayer(tx, person.id, at);
    const eraseAfter = await hasRecords(tx, person.id) ? at.toZonedDateTimeISO(TIME_ZONE).add({ years: KEPT_YEARS }).toInstant() : null;
    await anonymise(tx, person.id, { at, passwordHash });
    if (eraseAfter === null) await forgetCards(tx, person.id);
    await insertClosure(tx, person.id, { kept: eraseAfter && keptOf(person, deps.env.encryptionKey), at, eraseAfter });
    await tellClosed(tx, person, eraseAfter, at);
    await audit(tx, { actor, action: 'user.closed', subject: { type: 'user', id: person.id }, data: eraseAfter ? { until: eraseAfter.toString() } : {}, at });
    return ok(null);
  });
}

const keptOf = ({ name, email, phone, birthDate }: Leaving, key: string) => seal(JSON.stringify({ name, email, phone, birthDate }), key);

async function giveBackApprovals(tx: Tx, actor: Actor, at: Temporal.Instant): Promise<void> {
  const mall = await findLivePreApproval(tx, actor.userId);
  if (mall) await endPreApprovalWith(tx, { id: mall.id, to: 'REVOKED', actor, at, reason: 'account-closed' });
  for (const { id, institution } of await findFreeApprovals(tx, actor.userId)) {
    if (!(await endApproval(tx, id, 'DECLINED', at, 'account-closed'))) continue;
    await queueDecline(tx, { approvalId: id, outside: institution.kind === 'HTTP' });
    await audit(tx, { actor, action: 'approval.declined', subject: { type: 'approval', id }, reason: 'account-closed', at });
  }
}

/** The last letter, to the address that is free from now on. */
async function tellClosed(tx: Tx, person: Leaving, eraseAfter: Temporal.Instant | null, at: Temporal.Instant): Promise<void> {
  const locale = person.locale === 'en' ? 'en' : 'ko';
  const kept = eraseAfter
    ? translate(locale, 'people.mails.keptUntil', { day: formatLongDate(dayOf(eraseAfter), locale) })
    : translate(locale, 'people.mails.keptNothing');
  await mailAccount(tx, { texts: 'people.mails', kind: 'closed', to: person, params: { kept }, path: '/', at });
}
