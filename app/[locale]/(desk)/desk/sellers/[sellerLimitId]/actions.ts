'use server';
import { decideSellerLimit } from '@/lib/limits/decide-seller-limit';
import { proposalInput } from '@/lib/limits/model/desk-form';
import { decideSellerLimitInput, proposeSellerLimitInput } from '@/lib/limits/model/desk-limits';
import { proposeSellerLimit } from '@/lib/limits/propose-seller-limit';
import { withdrawSellerProposal } from '@/lib/limits/withdraw-seller-proposal';
import { deskAction } from '@/lib/web/action';

export const proposeSellerLimitAction = deskAction(proposeSellerLimitInput, proposeSellerLimit);
export const decideSellerLimitAction = deskAction(decideSellerLimitInput, decideSellerLimit);
export const withdrawSellerProposalAction = deskAction(proposalInput, withdrawSellerProposal);
