'use server';
import { readNoticesInput } from '@/lib/notifications/model';
import { readNotices } from '@/lib/notifications/read-notices';
import { memberAction } from '@/lib/web/action';

export const readNoticesAction = memberAction(readNoticesInput, readNotices);
