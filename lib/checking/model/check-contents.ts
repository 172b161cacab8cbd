import type { ContractText } from '@/lib/contracts/model/read-contract';
import { missingInPrint, type Misprint } from '@/lib/contracts/model/printed';
import { missingInSupplement } from '@/lib/contracts/model/printed-change';
import { groups } from '@/lib/contracts/model/verify';
import { canonicalText, sha256Hex } from '@/lib/kernel/canonical-terms';
import { readJsonText } from '@/lib/kernel/json-text';
import { verifyStated } from '@/lib/kernel/verify-amendment';
import { recomputeTerms, type Recomputed } from '@/lib/kernel/verify-terms';
import { checkParty } from './check-parties';
import { allUnknown, failed, passed, unknown, type Check, type CheckName } from './checks';
import { evidenceShape, type ReadEvidence } from './evidence-shape';

export const OF_CONTENTS = ['terms', 'print', 'evidence', 'seller', 'financier'] as const satisfies readonly CheckName[];

/** What a contract says of itself: by it the mall may be asked. */
export interface Said {
  number: string;
  code: string;
}

export interface ContentsReport {
  checks: Check[];
  said: Said | null;
  termsSha256: string | null;
  purchaser: ReadEvidence['purchaser'] | null;
}

/**
 * Looks at what a contract carries and prints: every amount recomputed, every signature by key. The keys come from the file
 * itself: where no seal of ours holds over them (`isSealed`), anybody may have made them up, and only arithmetic is left.
 */
export async function checkContents({ terms, evidence, change, printed }: ContractText, isSealed: boolean): Promise<ContentsReport> {
  const { checks: ofTerms, sha256 } = await checkTerms(terms, change, printed);
  const checks = isSealed ? ofTerms : ofTerms.map((each) => (each.state === 'PASSED' ? { ...each, reason: 'arithmetic' } : each));
  const read = evidence === null ? null : evidenceIn(evidence);
  const said = read?.success ? { number: read.data.number, code: read.data.verifyCode } : saidIn(printed);
  if (!read?.success) {
    const none = read ? failed('evidence', 'unreadable') : unknown('evidence', 'none');
    return { checks: [...checks, none, ...allUnknown(['seller', 'financier'], 'no-evidence')], said, termsSha256: sha256, purchaser: null };
  }
  if (!isSealed) return { checks: [...checks, ...allUnknown(['evidence', 'seller', 'financier'], 'not-looked')], said, termsSha256: sha256, purchaser: null };
  const parties = await Promise.all([checkParty('seller', read.data), checkParty('financier', read.data)]);
  return { checks: [...checks, checkEvidence(read.data, sha256, printed), ...parties], said, termsSha256: sha256, purchaser: read.data.purchaser };
}

async function checkTerms(text: string, change: string | null, printed: string): Promise<{ checks: Check[]; sha256: string | null }> {
  const read = readJsonText(text);
  const recomputed = read.ok ? recomputeTerms(read.value) : read;
  if (!recomputed.ok) return { checks: [failed('terms', 'unreadable'), ...allUnknown(['print'], 'no-terms')], sha256: null };
  const { schedule, given, differences } = recomputed.value;
  const sha256 = await sha256Hex(canonicalText(given));
  const print = misprintOf(recomputed.value, change, printed, sha256);
  // A supplement whose change does not follow from its own terms.
  if (!print) return { checks: [failed('terms', 'change'), ...allUnknown(['print'], 'no-terms')], sha256 };
  return { checks: [differences.length === 0 ? passed('terms', { count: schedule.rows.length }) : failed('terms', 'differ', { count: differences.length }), printCheck(print)], sha256 };
}

/** A contract prints its terms; a supplement what it changes, which has to follow from them. */
function misprintOf({ schedule, given, own }: Recomputed, change: string | null, printed: string, sha256: string): Misprint | null {
  if (change === null) return missingInPrint(printed, schedule, own, sha256);
  const stated = verifyStated(change, given);
  return stated.ok ? missingInSupplement(printed, stated.value, own, sha256) : null;
}

function printCheck({ missing, of }: Misprint): Check {
  const [first = ''] = missing;
  return missing.length === 0 ? passed('print', { count: of }) : failed('print', 'missing', { count: missing.length, of, first: first.slice(0, 120) });
}

function evidenceIn(text: string) {
  const read = readJsonText(text);
  return evidenceShape.safeParse(read.ok ? read.value : undefined);
}

const letters = (text: string) => text.normalize('NFC').replaceAll(/\s/g, '');

/** The record is of these terms, and its number and code are those that stand on the pages. */
function checkEvidence({ number, verifyCode, termsSha256, purchaser }: ReadEvidence, sha256: string | null, printed: string): Check {
  if (termsSha256 !== sha256) return failed('evidence', 'other-terms');
  const pages = letters(printed);
  return pages.includes(letters(number)) && pages.includes(groups(verifyCode)) ? passed('evidence', { at: purchaser.signedAt }) : failed('evidence', 'other-number');
}

/** Without evidence, as it stands at the foot of every page. */
function saidIn(printed: string): Said | null {
  const [, number, code] = /계약번호(DM-\d{4}-\d{4,}(?:-\d+)?)·확인번호((?:[0-9A-Z]{4}-){2}[0-9A-Z]{4})/.exec(letters(printed)) ?? [];
  return number && code ? { number, code: code.replaceAll('-', '') } : null;
}
