import { decideScorecard } from '@/lib/limits/decide-scorecard';
import { draftScorecard } from '@/lib/limits/draft-scorecard';
import { scorecardChange, typedOf, type TypedChange } from '@/lib/limits/model/scorecard-change';
import { proposeScorecard } from '@/lib/limits/propose-scorecard';
import { activeScorecard } from '@/lib/limits/store/scorecards';
import type { Deps } from '@/lib/platform/db';
import { valueOf } from './catalogue';
import { somebodyAtDesk } from './desk-people';

/** Another scorecard in force, as two people put it there. */
export async function putInForce(deps: Deps, change: Partial<TypedChange>): Promise<void> {
  const [maker, checker] = [await somebodyAtDesk(deps, '정민서'), await somebodyAtDesk(deps, '윤서진')];
  const { version } = valueOf(await draftScorecard(deps, maker, scorecardChange.parse({ ...typedOf(await activeScorecard(deps.db)), ...change })));
  valueOf(await proposeScorecard(deps, maker, { version }));
  valueOf(await decideScorecard(deps, checker, { version, verdict: 'ACTIVATE', note: '지난 신청에 대 보았음' }));
}
