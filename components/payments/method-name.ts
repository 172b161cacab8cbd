import type { MethodRow } from '@/lib/payments/views/methods';

type Texts = (key: 'methodName', values: { brand: string; last4: string }) => string;

export const methodName = (t: Texts, { brand, last4 }: Pick<MethodRow, 'brand' | 'last4'>): string => t('methodName', { brand, last4 });
