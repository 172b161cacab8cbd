'use server';
import { abandonContract } from '@/lib/contracts/abandon-contract';
import { approveContract } from '@/lib/contracts/approve-contract';
import { askSecondPerson } from '@/lib/contracts/ask-second-person';
import { abandonContractInput, approveContractInput, askSecondPersonInput, redrawContractInput, returnContractInput } from '@/lib/contracts/model/inputs';
import { requestContract } from '@/lib/contracts/request-contract';
import { returnContract } from '@/lib/contracts/return-contract';
import { adminAction } from '@/lib/web/action';

export const approveContractAction = adminAction(approveContractInput, approveContract);
export const returnContractAction = adminAction(returnContractInput, returnContract);
export const askSecondPersonAction = adminAction(askSecondPersonInput, askSecondPerson);
export const abandonContractAction = adminAction(abandonContractInput, abandonContract);
/** Queues the work: no document is made inside an action. */
export const drawUpContractAction = adminAction(redrawContractInput, requestContract);
