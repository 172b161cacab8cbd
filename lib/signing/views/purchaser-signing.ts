import type { Temporal } from 'temporal-polyfill';
import { guaranteeText } from '@/lib/contracts/document/guarantee';
import { purchaserPaper, type PurchaserContract } from '@/lib/contracts/views/purchaser-contract';
import { packById } from '@/lib/disclosures/model/packs';
import type { Change } from '@/lib/kernel/amendment';
import type { Actor } from '@/lib/kernel/actor';
import { toDate, toInstant } from '@/lib/platform/clock';
import type { Db } from '@/lib/platform/db';
import type { Signing, SigningCode } from '@/lib/platform/generated/client';
import { CODE_TRIES, nextCodeAt } from '../model/code';
import { consentsOf, type Consent, type Given } from '../model/consents';
import { furthestStep, type SigningStep } from '../model/steps';

export interface SigningPage {
  contract: PurchaserContract;
  /** What a supplement changes; null: the contract itself. */
  change: Change | null;
  /** The seller's promise, in the reader's language. */
  guarantee: { ko: string; en: string };
  /** How far the purchaser has come. */
  furthest: SigningStep;
  /** Each with where its article may be read. */
  consents: (Consent & { href: string | null; agreed: boolean })[];
  /** The code that may be used now. */
  code: { sentTo: string; expiresAt: string } | null;
  /** When another may be asked for; null: now. */
  nextCodeAt: string | null;
  now: string;
}

/** A purchaser's own contract, or a supplement of one, as it is read and signed; null where there is none that was delivered to them. */
export async function purchaserSigning(db: Db, actor: Actor, id: string, at: Temporal.Instant): Promise<SigningPage | null> {
  const paper = await purchaserPaper(db, actor, id);
  if (!paper?.deliveredAt) return null;
  const { change, ...contract } = paper;
  const ofSupplement = change === null ? 0 : 1;
  const signing = await db.signing.findUnique({ where: { contractId: id }, include: { codes: { where: { sentAt: { gt: toDate(at.subtract({ hours: 1 })) } }, orderBy: { sentAt: 'desc' } } } });
  const { disclosurePack, guarantee } = contract.of;
  const given = (signing?.consents ?? {}) as Given;
  const articles = packById(disclosurePack)?.articles ?? {};
  const live = signing?.codes.find((code) => isLive(code, at));
  return {
    contract, change, guarantee: { ko: guaranteeText(guarantee), en: guaranteeText(guarantee, 'en') },
    furthest: furthestStep(factsOf(signing), disclosurePack, ofSupplement),
    consents: consentsOf(disclosurePack, ofSupplement).map((consent) => ({ ...consent, href: articles[consent.article] ?? null, agreed: given[consent.key] !== undefined })),
    code: live ? { sentTo: live.sentTo, expiresAt: live.expiresAt.toISOString() } : null,
    nextCodeAt: nextCodeAt((signing?.codes ?? []).map(({ sentAt }) => toInstant(sentAt)), at)?.toString() ?? null,
    now: at.toString(),
  };
}

const factsOf = (signing: Signing | null) => signing && { read: signing.readAt !== null, given: signing.consents as Given };

const isLive = ({ usedAt, endedAt, tries, expiresAt }: SigningCode, at: Temporal.Instant): boolean =>
  usedAt === null && endedAt === null && tries < CODE_TRIES && expiresAt > toDate(at);
