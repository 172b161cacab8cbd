'use server';
import { stopBillingInput } from '@/lib/billing/model/run';
import { stopBilling } from '@/lib/billing/stop-billing';
import { adminAction } from '@/lib/web/action';

export const stopBillingAction = adminAction(stopBillingInput, stopBilling);
