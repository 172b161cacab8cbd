'use server';
import { changePayoutAccount } from '@/lib/accounts/change-payout-account';
import { payoutAccountInput, reviseSellerInput, sellerStoryInput } from '@/lib/accounts/model/seller';
import { reviseSeller } from '@/lib/accounts/revise-seller';
import { tellStory } from '@/lib/accounts/tell-story';
import { sellerAction } from '@/lib/web/action';

export const reviseSellerAction = sellerAction('business', reviseSellerInput, reviseSeller);
export const tellStoryAction = sellerAction('business', sellerStoryInput, tellStory);
export const changePayoutAccountAction = sellerAction('business', payoutAccountInput, changePayoutAccount);
