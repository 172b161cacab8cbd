'use server';
import { beginTravel } from '@/lib/accounts/begin-travel';
import { moveClockInput } from '@/lib/accounts/model/account';
import { beginTravelInput, steerTravelInput } from '@/lib/accounts/model/travel';
import { moveClock } from '@/lib/accounts/move-clock';
import { steerTravel } from '@/lib/accounts/steer-travel';
import { adminAction } from '@/lib/web/action';

export const moveClockAction = adminAction(moveClockInput, moveClock);
export const beginTravelAction = adminAction(beginTravelInput, beginTravel);
export const steerTravelAction = adminAction(steerTravelInput, steerTravel);
