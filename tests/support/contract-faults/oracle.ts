import { createHash } from 'node:crypto';
import { documentCheck } from '@/lib/checking/views/document-check';
import { particularsShape } from '@/lib/contracts/model/particulars';
import type { Db } from '@/lib/platform/db';
import { consentsOf } from '@/lib/signing/model/consents';
import { jobsAbout } from './jobs';
import type { ContractPlay } from './play';

const sha256 = (bytes: Uint8Array | undefined): string => createHash('sha256').update(bytes ?? Buffer.alloc(0)).digest('hex');

const find = (db: Db, orderId: string) => db.contract.findMany({
  where: { orderId },
  include: { signing: { include: { codes: { where: { usedAt: { not: null } } }, signatures: true } }, document: true, sealed: true, lease: true, order: { include: { unit: true } } },
});
type Found = Awaited<ReturnType<typeof find>>[number];

/** What is not as it has to be when all is over: a sentence each; empty when all is well. */
export async function faultsOf(play: ContractPlay): Promise<string[]> {
  const { deps: { db }, walk } = play;
  const [contract, ...others] = await find(db, walk.orderId);
  const found = [...play.wrong];
  if (!contract || others.length > 0) return [...found, `${others.length + (contract ? 1 : 0)} contracts of one order`];
  if (contract.state !== 'SEALED' || !play.done) found.push(`the contract stays ${contract.state} (round ${contract.round}, ${contract.reviewNote ?? 'no note'})`);
  const left = await jobsAbout(db, play.about);
  if (left.length > 0) found.push(`jobs never end: ${left.map(({ task }) => task).join(', ')}`);
  return [
    ...found, ...ofSignature(contract), ...await ofFile(play, contract), ...await ofLease(db, contract), ...await ofStory(db, contract), ...await ofNotices(play, contract), ...await ofCallbacks(play),
  ];
}

/** Signed is the document that was shown, once, by all three. */
function ofSignature({ signing, document, documentSha256, termsSha256 }: Found): string[] {
  const found: string[] = [];
  const { codes, signatures } = signing ?? { codes: [], signatures: [] };
  if (sha256(document?.data) !== documentSha256) found.push('the delivered document is another than its hash says');
  if (!signing?.signedAt || signing.documentSha256 !== documentSha256 || signing.termsSha256 !== termsSha256) found.push('the signature is not to the document that was shown');
  if (codes.length !== 1) found.push(`${codes.length} codes were used`);
  const parties = signatures.map(({ party }) => party).sort().join(', ');
  if (parties !== 'FINANCIER, SELLER') found.push(`signed by key have: ${parties || 'nobody'}`);
  const seller = signatures.find(({ party }) => party === 'SELLER');
  if (seller && (JSON.parse(seller.statement) as { documentSha256: string }).documentSha256 !== documentSha256) found.push('the seller has signed another document');
  return found;
}

const MUST_PASS = ['signature', 'whole', 'seal', 'certificate', 'terms', 'print', 'evidence', 'seller', 'financier'];

/** One sealed file, as its columns say, and nothing in it that does not hold. */
async function ofFile({ deps: { db }, plan }: ContractPlay, { id, sealed, sealedSha256, sealedBytes }: Found): Promise<string[]> {
  const files = await db.storedFile.count({ where: { ownerId: id } });
  const found = files === 2 ? [] : [`${files} files, not the delivered and the sealed one`];
  if (!sealed) return [...found, 'there is no sealed file'];
  if (sha256(sealed.data) !== sealedSha256 || sealed.data.byteLength !== sealedBytes) found.push('the sealed file is another than its columns say');
  const checked = await documentCheck(db, sealed.data);
  if (!checked.ok) return [...found, `the sealed file cannot be checked: ${checked.error.code}`];
  const { verdict, file: { checks } } = checked.value;
  if (verdict !== 'AUTHENTIC') found.push(`the sealed file is ${verdict}`);
  const must = plan.stamps ? [...MUST_PASS, 'time'] : MUST_PASS;
  const failing = checks.filter(({ name, state }) => state === 'FAILED' || (must.includes(name) && state !== 'PASSED'));
  return [...found, ...failing.map(({ name, state, reason }) => `in the sealed file ${name} is ${state}: ${reason}`)];
}

/** One lease, opened once and after the seal; the goods and the order are in it. */
async function ofLease(db: Db, { id, lease, sealedAt, order }: Found): Promise<string[]> {
  const found: string[] = [];
  if (order.state !== 'CONTRACTED' || order.unit?.state !== 'LEASED') found.push(`the order is ${order.state}, its unit ${order.unit?.state ?? 'none'}`);
  if (!lease) return [...found, 'there is no lease'];
  if (!sealedAt || lease.createdAt < sealedAt) found.push('the lease is older than the seal');
  const opened = await db.auditEntry.count({ where: { subjectType: 'lease', subjectId: lease.id, action: 'lease.opened' } });
  const entries = await db.journalEntry.count({ where: { sourceType: 'lease', sourceId: lease.id } });
  if (opened !== 1 || entries !== 1) found.push(`the lease of ${id} was opened ${opened} times, with ${entries} entries`);
  return found;
}

const ONCE = ['begun', 'approved', 'delivered', 'opened', 'read', 'signed', 'signed-by-seller', 'signed-by-financier', 'sealed'];

/** The chain is whole, and what is done once is told once. */
async function ofStory(db: Db, { id, particulars }: Found): Promise<string[]> {
  const rows = await db.$queryRaw<{ action: string; seq: number; whole: boolean }[]>`
    SELECT a.action, a.seq, a.hash = audit_hash(a) AND a.prev_hash IS NOT DISTINCT FROM lag(a.hash) OVER (ORDER BY a.seq) AS whole FROM audit_entry a
     WHERE a.subject_type = 'contract' AND a.subject_id = ${id} ORDER BY a.seq`;
  const found = rows.filter(({ seq, whole }, index) => seq !== index + 1 || (index > 0 && !whole)).map(({ action, seq }) => `the chain breaks at ${seq}, ${action}`);
  const count = (action: string) => rows.filter((row) => row.action === `contract.${action}`).length;
  for (const action of ONCE) if (count(action) !== 1) found.push(`contract.${action} stands ${count(action)} times in its story`);
  const clauses = consentsOf(particularsShape.parse(particulars).disclosurePack).length;
  if (count('consented') !== clauses) found.push(`${count('consented')} consents to ${clauses} clauses`);
  return found;
}

/** Six digits by themselves: a mail with a code, of which there may be several. */
const CODE = /(?<!\d)\d{6}(?!\d)/;

/** Everybody concerned is told once, and the purchaser once by mail. */
async function ofNotices({ deps: { db }, walk, stage: { road: { admin } } }: ContractPlay, { id, round, lease }: Found): Promise<string[]> {
  const found: string[] = [];
  const kinds = async (userId: string, href?: string) => (await db.notification.findMany({ where: { userId, ...(href !== undefined && { href }) }, select: { kind: true } })).map(({ kind }) => kind);
  const once = (whom: string, told: string[], expected: string[]) => {
    for (const kind of expected) {
      const times = told.filter((each) => each === kind).length;
      if (times !== 1) found.push(`${whom} was told ${kind} ${times} times`);
    }
  };
  once('the purchaser', await kinds(walk.purchaser.userId), ['contracts.delivered', 'contracts.sealed', 'leases.opened']);
  once('the seller', await kinds(walk.seller.userId, `/seller/orders/${walk.orderId}`), ['contracts.delivered-seller', 'contracts.sealed-seller']);
  const drawn = (await kinds(admin.userId, `/admin/contracts/${id}`)).filter((kind) => kind === 'contracts.drawn').length;
  const rounds = await db.auditEntry.count({ where: { subjectType: 'contract', subjectId: id, action: { in: ['contract.drawn', 'contract.drawn-unchanged'] } } });
  if (drawn !== rounds || rounds > round) found.push(`the admin was told of ${drawn} drawings, of ${rounds} in ${round} rounds`);
  const mails = await db.mailMessage.findMany({ where: { userId: walk.purchaser.userId }, select: { body: true } });
  for (const href of [`/contracts/${id}/sign`, `/contracts/${id}`, `/leases/${lease?.id ?? ''}`]) {
    const times = mails.filter(({ body }) => body.endsWith(`\n\n${href}`) && !CODE.test(body.replaceAll(/^\/.*$/gm, ''))).length;
    if (times !== 1) found.push(`the purchaser had ${times} mails about ${href}`);
  }
  return found;
}

async function ofCallbacks({ deps: { db }, eventIds }: ContractPlay): Promise<string[]> {
  const rows = await db.institutionEvent.findMany({ where: { eventId: { in: eventIds } }, select: { outcome: true } });
  return rows.length === eventIds.length && rows.every(({ outcome }) => outcome !== null) ? [] : ['a callback was never settled'];
}
