'use server';
import { declineContract } from '@/lib/signing/decline-contract';
import { declineContractInput } from '@/lib/signing/model/unsigned';
import { purchaserAction } from '@/lib/web/action';

export const declineContractAction = purchaserAction(declineContractInput, declineContract);
