'use server';
import { checkProposal } from '@/lib/limits/check-proposal';
import { checkProposalInput, decideAskInput, proposalInput } from '@/lib/limits/model/desk-form';
import { proposeDecision } from '@/lib/limits/propose-decision';
import { withdrawProposal } from '@/lib/limits/withdraw-proposal';
import { deskAction } from '@/lib/web/action';

export const proposeDecisionAction = deskAction(decideAskInput, proposeDecision);
export const checkProposalAction = deskAction(checkProposalInput, checkProposal);
export const withdrawProposalAction = deskAction(proposalInput, withdrawProposal);
