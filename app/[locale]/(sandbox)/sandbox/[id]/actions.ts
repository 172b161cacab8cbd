'use server';
import { enterNumber } from '@/lib/sandbox-gateway/enter-number';
import { enterNumberInput } from '@/lib/sandbox-gateway/model/scripts';
import { visitorAction } from '@/lib/web/action';

export const enterNumberAction = visitorAction(enterNumberInput, enterNumber, { refresh: false });
