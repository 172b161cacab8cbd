'use server';
import { decideScorecard } from '@/lib/limits/decide-scorecard';
import { draftScorecard } from '@/lib/limits/draft-scorecard';
import { decideScorecardInput, scorecardChange, scorecardInput } from '@/lib/limits/model/scorecard-change';
import { proposeScorecard } from '@/lib/limits/propose-scorecard';
import { deskAction } from '@/lib/web/action';

export const draftScorecardAction = deskAction(scorecardChange, draftScorecard);
export const proposeScorecardAction = deskAction(scorecardInput, proposeScorecard);
export const decideScorecardAction = deskAction(decideScorecardInput, decideScorecard);
