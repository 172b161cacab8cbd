import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { openClaimInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { openClaim } from '@/lib/guarantee/open-claim';
import { plainDateIn } from '@/lib/kernel/calendar';
import { valueOf } from './catalogue';
import type { Road, Walk } from './road';

/** A claim opened now that its seller leaves alone for so many days, and mends then: what the purchaser was credited for it. */
export async function mendedLate(road: Road, { purchaser, seller, leaseId, serial }: Walk, days: number): Promise<bigint> {
  const { deps, clock } = road;
  const input = openClaimInput.parse({ leaseId, text: '건반 세 개가 눌리지 않습니다.', sinceOn: plainDateIn(clock.now()), serial, usable: 'no' });
  const { claimId } = valueOf(await openClaim(deps, purchaser, input));
  clock.advance({ hours: 24 * days });
  valueOf(await moveClaim(deps, seller, { claimId, step: 'DONE', text: '건반을 모두 바꾸었습니다.', photos: [] }));
  valueOf(await confirmClaim(deps, purchaser, { claimId }));
  const given = await road.db.claimCredit.aggregate({ where: { claimId }, _sum: { amountMinor: true } });
  return given._sum.amountMinor ?? 0n;
}
