'use server';
import { decideContest } from '@/lib/guarantee/decide-contest';
import { decideObjection } from '@/lib/guarantee/decide-objection';
import { claimInput, decideContestInput, decideObjectionInput, sayInClaimInput } from '@/lib/guarantee/model/inputs';
import { resumeClock } from '@/lib/guarantee/resume-clock';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { deskAction } from '@/lib/web/action';

export const sayAsDeskAction = deskAction(sayInClaimInput, sayInClaim);
export const decideObjectionAction = deskAction(decideObjectionInput, decideObjection);
export const decideContestAction = deskAction(decideContestInput, decideContest);
export const resumeClockAction = deskAction(claimInput, resumeClock);
