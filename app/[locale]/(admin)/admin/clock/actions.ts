'use server';
import { moveClockInput } from '@/lib/accounts/model/account';
import { moveClock } from '@/lib/accounts/move-clock';
import { adminAction } from '@/lib/web/action';

export const moveClockAction = adminAction(moveClockInput, moveClock);
