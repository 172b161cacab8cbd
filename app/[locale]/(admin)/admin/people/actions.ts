'use server';
import { changeRole } from '@/lib/accounts/change-role';
import { changeRoleInput, suspendPersonInput } from '@/lib/accounts/model/account';
import { restorePerson } from '@/lib/accounts/restore-person';
import { suspendPerson } from '@/lib/accounts/suspend-person';
import { adminAction } from '@/lib/web/action';

export const suspendPersonAction = adminAction(suspendPersonInput, suspendPerson);
export const restorePersonAction = adminAction(suspendPersonInput, restorePerson);
export const changeRoleAction = adminAction(changeRoleInput, changeRole);
