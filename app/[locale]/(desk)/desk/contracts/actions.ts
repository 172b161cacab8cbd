'use server';
import { giveMoreTime } from '@/lib/signing/give-more-time';
import { giveMoreTimeInput, returnUnsignedInput } from '@/lib/signing/model/unsigned';
import { returnUnsigned } from '@/lib/signing/return-unsigned';
import { deskAction } from '@/lib/web/action';

export const giveMoreTimeAction = deskAction(giveMoreTimeInput, giveMoreTime);
export const returnUnsignedAction = deskAction(returnUnsignedInput, returnUnsigned);
