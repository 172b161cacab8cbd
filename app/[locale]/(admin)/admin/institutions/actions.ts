'use server';
import { z } from 'zod';
import { admitCaller, dismissCaller } from '@/lib/desk-server/admit-caller';
import { makeNextKey } from '@/lib/desk-server/make-next-key';
import { callerInput, callerRef } from '@/lib/desk-server/model/caller-input';
import { pauseInstitution, removeInstitution, resumeInstitution } from '@/lib/institutions/change-status';
import { institutionRef } from '@/lib/institutions/model/institution';
import { registrationForm, registrationOf } from '@/lib/institutions/model/registration-form';
import { saveRegistration } from '@/lib/institutions/save-registration';
import { tryInstitution } from '@/lib/institutions/try-institution';
import { turnKeyWhenKnown } from '@/lib/institutions/turn-key-when-known';
import { adminAction } from '@/lib/web/action';

const nothing = z.strictObject({});

export const saveRegistrationAction = adminAction(registrationForm.transform(registrationOf), saveRegistration);
export const tryInstitutionAction = adminAction(institutionRef, tryInstitution);
export const pauseInstitutionAction = adminAction(institutionRef, pauseInstitution);
export const resumeInstitutionAction = adminAction(institutionRef, resumeInstitution);
export const removeInstitutionAction = adminAction(institutionRef, removeInstitution);
export const makeNextKeyAction = adminAction(nothing, makeNextKey);
export const turnKeyAction = adminAction(nothing, turnKeyWhenKnown);
export const admitCallerAction = adminAction(callerInput, admitCaller);
export const dismissCallerAction = adminAction(callerRef, dismissCaller);
