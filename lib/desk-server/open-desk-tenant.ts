import type { Deps } from '@/lib/platform/db';
import { DESK_SCORECARD_DATA } from '@/lib/limits/model/desk-scorecard';
import { DESK_TENANT } from './model/caller-input';
import { registerTenant } from './register-tenant';
import { findDeskName } from './store/callers';

/** Of no amount it takes time to think: what a person would have to look at is declined with its reasons. */
const ANSWERS_AT_ONCE = '1000000000000000';

/** The in-house lease desk as a lender to other malls, at `/api/institution/v1`, under its own name and scorecard. */
export async function openDeskTenant(deps: Deps): Promise<void> {
  const name = await findDeskName(deps.tx ?? deps.db);
  const opened = await registerTenant(deps, {
    code: DESK_TENANT, nameKo: name?.nameKo ?? '달마다 리스', nameEn: name?.nameEn ?? 'Dalmada Lease',
    scorecard: { ...DESK_SCORECARD_DATA, pendingAboveMinor: ANSWERS_AT_ONCE }, annualRate: DESK_SCORECARD_DATA.annualRate,
  });
  if (!opened.ok) throw new Error('The desk was not opened to others');
}
