'use server';
import { reviseSellerInput } from '@/lib/accounts/model/seller';
import { reviseSeller } from '@/lib/accounts/revise-seller';
import { sellerAction } from '@/lib/web/action';

export const reviseSellerAction = sellerAction('business', reviseSellerInput, reviseSeller);
