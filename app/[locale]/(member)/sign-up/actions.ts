'use server';
import { signUpPurchaserInput, signUpSellerInput } from '@/lib/accounts/model/sign-up';
import { signUpPurchaser } from '@/lib/accounts/sign-up-purchaser';
import { signUpSeller } from '@/lib/accounts/sign-up-seller';
import { visitorAction } from '@/lib/web/action';

export const signUpPurchaserAction = visitorAction(signUpPurchaserInput, signUpPurchaser, { refresh: false });
export const signUpSellerAction = visitorAction(signUpSellerInput, signUpSeller, { refresh: false });
