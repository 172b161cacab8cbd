'use server';
import { finishReading } from '@/lib/signing/finish-reading';
import { consentInput, signContractInput, signingInput } from '@/lib/signing/model/inputs';
import { openSigning } from '@/lib/signing/open-signing';
import { recordConsent } from '@/lib/signing/record-consent';
import { sendSigningCode } from '@/lib/signing/send-signing-code';
import { signContract } from '@/lib/signing/sign-contract';
import { purchaserAction, signerAction } from '@/lib/web/action';

export const openSigningAction = purchaserAction(signingInput, openSigning, { refresh: false });
export const finishReadingAction = purchaserAction(signingInput, finishReading, { refresh: false });
export const recordConsentAction = purchaserAction(consentInput, recordConsent);
export const sendSigningCodeAction = purchaserAction(signingInput, sendSigningCode);
export const signContractAction = signerAction(signContractInput, signContract, { refresh: false });
