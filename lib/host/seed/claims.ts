import type { Temporal } from 'temporal-polyfill';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { openClaimInput, type MoveClaimInput } from '@/lib/guarantee/model/inputs';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { openClaim } from '@/lib/guarantee/open-claim';
import { plainDateIn } from '@/lib/kernel/calendar';
import { toInstant } from '@/lib/platform/clock';
import type { Deps } from '@/lib/platform/db';
import { asOf, daysAgo } from './demo-time';
import { done } from './done';
import { actorOf, ownerOf } from './people';
import { OF_NEWS, workOff } from './stories/work';

interface Fault {
  buyer: string;
  goods: string;
  /** Null where the goods were accepted with it. */
  daysAgo: number | null;
  text: string;
  answer: string;
  repaired: string;
}

/** What went wrong with goods in two years, and was put right in time; the oldest first. */
const FAULTS: readonly Fault[] = [
  { buyer: 'purchaser7', goods: '온새미 쇼케이스 냉장고 900L 두 문', daysAgo: 508, text: '오른쪽 문의 고무가 벌어져 찬 기운이 샙니다.', answer: '고무를 챙겨 내일 오전에 가겠습니다.', repaired: '문 고무를 새것으로 갈고 온도를 한 시간 지켜보았습니다.' },
  { buyer: 'purchaser3', goods: '무루 2인 패브릭 소파', daysAgo: null, text: '왼쪽 다리의 칠이 조금 벗겨져 있습니다.', answer: '같은 색으로 칠한 다리를 가져가 바꿔 드리겠습니다.', repaired: '왼쪽 다리를 새것으로 바꾸었습니다.' },
  { buyer: 'purchaser3', goods: '카페온 우노 에스프레소 1그룹', daysAgo: 264, text: '스팀이 약해져 우유가 잘 데워지지 않습니다.', answer: '스팀 관이 막힌 것 같습니다. 내일 문 여시기 전에 들르겠습니다.', repaired: '스팀 관을 씻고 마개를 갈았습니다. 압력이 제대로 나옵니다.' },
  { buyer: 'purchaser8', goods: '온새미 스탠드 에어컨 17평형', daysAgo: 116, text: '바람이 나올 때마다 떨리는 소리가 납니다.', answer: '팬을 살펴보러 내일 오후에 가겠습니다.', repaired: '느슨해진 팬을 조이고 받침을 갈았습니다.' },
];

/** Hours after a claim in which it is answered, looked at, mended and found mended. */
const HOURS = { ANSWERED: 3, REPAIRING: 24, DONE: 27, CONFIRMED: 51 };

/** The claim of a fault, where nobody has done anything about it yet; opened first where nobody has. */
async function claimOf(deps: Deps, { buyer, goods, daysAgo: days, text }: Fault) {
  const purchaser = await actorOf(deps, `${buyer}@dalmada.test`);
  const lease = await deps.db.lease.findFirst({
    where: { purchaserId: purchaser.userId, state: 'ACTIVE', contract: { order: { listingVersion: { title: goods } } } }, select: { id: true, unit: { select: { serial: true } }, guarantee: { select: { claims: { where: { text } } } } },
  });
  if (!lease) return null;
  const known = lease.guarantee?.claims[0];
  if (known) return known.state === 'CLOSED' ? null : { purchaser, claim: known };
  if (days === null) return null;
  const then = asOf(deps, daysAgo(deps.clock, days, 10, 20));
  const input = openClaimInput.parse({ leaseId: lease.id, text, sinceOn: plainDateIn(then.clock.now()), serial: lease.unit.serial, usable: 'yes' });
  const { claimId } = done(`claim for ${goods}`, await openClaim(then, purchaser, input));
  await workOff(then, [], OF_NEWS);
  return { purchaser, claim: await deps.db.serviceClaim.findUniqueOrThrow({ where: { id: claimId } }) };
}

/** What purchasers claimed by their guarantees was answered and mended in time. Begun again, it goes on where it was. */
export async function seedClaims(deps: Deps): Promise<void> {
  for (const fault of FAULTS) {
    const found = await claimOf(deps, fault);
    if (!found || found.claim.state === 'REOPENED' || found.claim.state === 'REJECTED') continue;
    const { purchaser, claim: { id: claimId, keeperId, openedAt, state } } = found;
    const seller = await ownerOf(deps, keeperId);
    const at = (hours: number) => toInstant(openedAt).add({ hours });
    const move = async (when: Temporal.Instant, step: MoveClaimInput['step'], text: string) => {
      done(step, await moveClaim(asOf(deps, when), seller, { claimId, step, text, photos: [] }));
      await workOff(asOf(deps, when), [], OF_NEWS);
    };
    if (state === 'OPEN') await move(at(HOURS.ANSWERED), 'ANSWERED', fault.answer);
    if (['OPEN', 'ANSWERED'].includes(state)) await move(at(HOURS.REPAIRING), 'REPAIRING', '지금 고치고 있습니다.');
    if (state !== 'DONE') await move(at(HOURS.DONE), 'DONE', fault.repaired);
    const then = asOf(deps, at(HOURS.CONFIRMED));
    done('confirmation', await confirmClaim(then, purchaser, { claimId }));
    await workOff(then, [], OF_NEWS);
  }
}
