'use server';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { contestVisit } from '@/lib/guarantee/contest-visit';
import { claimInput, contestVisitInput, objectToExclusionInput, openClaimInput, reopenClaimInput, sayInClaimInput } from '@/lib/guarantee/model/inputs';
import { objectToExclusion } from '@/lib/guarantee/object-to-exclusion';
import { openClaim } from '@/lib/guarantee/open-claim';
import { reopenClaim } from '@/lib/guarantee/reopen-claim';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { purchaserAction } from '@/lib/web/action';

export const openClaimAction = purchaserAction(openClaimInput, openClaim);
export const sayInOwnClaimAction = purchaserAction(sayInClaimInput, sayInClaim);
export const confirmClaimAction = purchaserAction(claimInput, confirmClaim);
export const reopenClaimAction = purchaserAction(reopenClaimInput, reopenClaim);
export const objectToExclusionAction = purchaserAction(objectToExclusionInput, objectToExclusion);
export const contestVisitAction = purchaserAction(contestVisitInput, contestVisit);
