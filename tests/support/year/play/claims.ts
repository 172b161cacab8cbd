import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { openClaim } from '@/lib/guarantee/open-claim';
import { addDays } from '@/lib/kernel/calendar';
import type { Fate } from './fates';
import { givesBackFrom } from './leaving';
import type { Year } from './year';

/** A purchaser claims; the shop answers and mends, each in its time or late; the purchaser says that it works, or nothing. */
export function claims(year: Year, fate: Fate): void {
  for (const claim of fate.claims) year.on(claim.on, (day) => open(year, fate, claim, day));
}

async function open(year: Year, fate: Fate, { answered, mended, confirmed }: Fate['claims'][number], opened: string): Promise<void> {
  const { road: { deps } } = year;
  const { leaseId, serial, purchaser, seller } = fate;
  const input = openClaimInput.parse({ leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: opened, serial, usable: 'no' });
  const made = year.did(fate, opened, 'CLAIMED', await openClaim(deps, purchaser, input), ({ claimId }) => ({ name: claimId }));
  if (!made) return;
  const { claimId } = made;
  if (answered < mended) year.on(addDays(opened, answered), async (day) => { year.did(fate, day, 'ANSWERED', await moveClaim(deps, seller, { claimId, step: 'ANSWERED', text: '곧 들르겠습니다.', photos: [] })); });
  year.on(addDays(opened, mended), async (day) => {
    if (!year.did(fate, day, 'MENDED', await moveClaim(deps, seller, { claimId, step: 'DONE', text: '건반을 모두 바꾸었습니다.', photos: [] }))) return;
    if (confirmed !== null) year.on(addDays(day, confirmed), async (later) => { year.did(fate, later, 'CONFIRMED', await confirmClaim(deps, purchaser, { claimId })); });
    leaveIfBroken(year, fate, day);
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
