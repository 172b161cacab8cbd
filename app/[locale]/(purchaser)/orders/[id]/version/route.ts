import { orderVersionRoute } from '@/lib/web/order-version';

/** For the purchaser's open page of an order, which asks every 15 seconds. */
export const GET = orderVersionRoute('PURCHASER');
