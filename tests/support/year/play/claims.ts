import { exclusionLines } from '@/lib/catalogue/model/guarantee';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { decideObjection } from '@/lib/guarantee/decide-objection';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { objectToExclusion } from '@/lib/guarantee/object-to-exclusion';
import { openClaim } from '@/lib/guarantee/open-claim';
import { rejectClaim } from '@/lib/guarantee/reject-claim';
import { replaceUnit } from '@/lib/guarantee/replace-unit';
import { resumeClock } from '@/lib/guarantee/resume-clock';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { waitForPurchaser } from '@/lib/guarantee/wait-for-purchaser';
import { addDays } from '@/lib/kernel/calendar';
import type { Fate, Fault } from './fates';
import { givesBackFrom } from './leaving';
import type { Year } from './year';

/** A purchaser claims; who keeps the guarantee answers and mends, each in its time or late; the purchaser says that it works, or nothing. */
export function claims(year: Year, fate: Fate): void {
  for (const fault of fate.claims) year.on(fault.on, (day) => open(year, fate, fault, day));
}

async function open(year: Year, fate: Fate, fault: Fault, opened: string): Promise<void> {
  const { road: { deps, db } } = year;
  const { leaseId, serial, purchaser } = fate;
  const input = openClaimInput.parse({ leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: opened, serial, usable: 'no' });
  const made = year.did(fate, opened, 'CLAIMED', await openClaim(deps, purchaser, input), ({ claimId }) => ({ name: claimId }));
  if (!made) return;
  const { claimId } = made;
  const [exclusion] = fault.rejected ? exclusionLines(await db.guarantee.findUniqueOrThrow({ where: { leaseId } }), false) : [];
  if (exclusion !== undefined && fault.rejected) {
    rejects(year, fate, { fault, rejected: fault.rejected, claimId, exclusion }, opened);
    return;
  }
  if (fault.answered < fault.mended) {
    year.byKeeper(fate, addDays(opened, fault.answered), (keeper, day) => (fault.isReplaced ? replaces(year, fate, { claimId, keeper }, day) : answers(year, fate, { claimId, keeper }, day)));
    waits(year, fate, { fault, claimId }, addDays(opened, fault.answered));
  }
  mends(year, fate, { fault, claimId }, addDays(opened, fault.mended));
}

interface Acting { claimId: string; keeper: Parameters<Parameters<Year['byKeeper']>[2]>[0] }

async function answers(year: Year, fate: Fate, { claimId, keeper }: Acting, day: string): Promise<void> {
  year.did(fate, day, 'ANSWERED', await moveClaim(year.road.deps, keeper, { claimId, step: 'ANSWERED', text: '곧 들르겠습니다.', photos: [] }));
}

/** Another thing of the same kind; from then on it is the one that a claim names. */
async function replaces(year: Year, fate: Fate, { claimId, keeper }: Acting, day: string): Promise<void> {
  const serial = year.nextSerial();
  if (year.did(fate, day, 'REPLACED', await replaceUnit(year.road.deps, keeper, { claimId, serial, text: '같은 새 물건으로 바꾸어 드립니다.' }))) fate.serial = serial;
}

function waits(year: Year, fate: Fate, { fault: { waits: waiting }, claimId }: Claiming, answered: string): void {
  const { road: { deps, deskPerson } } = year;
  if (!waiting) return;
  year.byKeeper(fate, addDays(answered, waiting.after), async (keeper, day) => {
    if (!year.did(fate, day, 'WAITED_FOR', await waitForPurchaser(deps, keeper, { claimId, text: '고장 난 곳의 사진을 보내 주세요.' }))) return;
    if (waiting.ends === 'DONE') return;
    year.on(addDays(day, waiting.days), async (later) => {
      const said = waiting.ends === 'SAYS' ? sayInClaim(deps, fate.purchaser, { claimId, text: '사진을 찍어 두었습니다.', photos: [] }) : resumeClock(deps, deskPerson, { claimId });
      year.did(fate, later, 'GOES_ON', await said);
    });
  });
}

interface Claiming { fault: Fault; claimId: string }

function mends(year: Year, fate: Fate, { fault: { confirmed }, claimId }: Claiming, mended: string): void {
  const { road: { deps } } = year;
  year.byKeeper(fate, mended, async (keeper, day) => {
    if (!year.did(fate, day, 'MENDED', await moveClaim(deps, keeper, { claimId, step: 'DONE', text: '건반을 모두 바꾸었습니다.', photos: [] }))) return;
    if (confirmed !== null) year.on(addDays(day, confirmed), async (later) => { year.did(fate, later, 'CONFIRMED', await confirmClaim(deps, fate.purchaser, { claimId })); });
    leaveIfBroken(year, fate, day);
  });
}

interface Rejecting extends Claiming { rejected: NonNullable<Fault['rejected']>; exclusion: string }

/** It is rejected, by what the contract leaves out. The purchaser lets it be, or objects, and the desk decides. */
function rejects(year: Year, fate: Fate, { fault, rejected: { objects, leftAfter }, claimId, exclusion }: Rejecting, opened: string): void {
  const { road: { deps, deskPerson } } = year;
  year.byKeeper(fate, addDays(opened, fault.answered), async (keeper, day) => {
    if (!year.did(fate, day, 'CLAIM_REJECTED', await rejectClaim(deps, keeper, { claimId, exclusion, reason: '안쪽에 물이 들어간 자국이 있습니다.' }))) return;
    if (!objects) {
      if (leftAfter !== null) year.on(addDays(day, leftAfter), async (later) => { year.did(fate, later, 'CONFIRMED', await confirmClaim(deps, fate.purchaser, { claimId })); });
      return;
    }
    const { after, decided, upheld } = objects;
    year.on(addDays(day, after), async (later) => {
      if (!year.did(fate, later, 'CLAIM_OBJECTED', await objectToExclusion(deps, fate.purchaser, { claimId, text: '물에 닿은 적이 없습니다. 사진을 보세요.' }))) return;
      year.on(addDays(later, decided), async (end) => {
        const outcome = upheld ? 'UPHELD' as const : 'DISMISSED' as const;
        const made = year.did(fate, end, upheld ? 'CLAIM_UPHELD' : 'CLAIM_DISMISSED', await decideObjection(deps, deskPerson, { claimId, outcome, reason: '사진과 점검 기록을 함께 보았습니다.' }));
        if (made && upheld) mends(year, fate, { fault, claimId }, addDays(end, fault.mended - fault.answered));
      });
    });
  });
}

/** Where two promises were broken, some take the way out that is open to them. */
function leaveIfBroken(year: Year, fate: Fate, mended: string): void {
  const { leaves, leaseId } = fate;
  if (!leaves) return;
  year.on(addDays(mended, leaves.after), async (day) => {
    if (await year.road.db.exitRight.count({ where: { leaseId } }) > 0) await givesBackFrom(year, fate, leaves.giving, day);
  });
}
