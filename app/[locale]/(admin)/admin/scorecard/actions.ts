'use server';
import { decideScorecard } from '@/lib/limits/decide-scorecard';
import { decideScorecardInput } from '@/lib/limits/model/scorecard-change';
import { adminAction } from '@/lib/web/action';

export const decideScorecardAction = adminAction(decideScorecardInput, decideScorecard);
