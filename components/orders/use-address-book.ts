'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { notify } from '@/components/ui/notify';
import type { saveAddressInput } from '@/lib/accounts/model/people';
import type { AddressRow } from '@/lib/accounts/views/addresses';
import type { Result } from '@/lib/kernel/result';
import type { OrderDraft } from '@/lib/orders/model/draft';

export type SaveAddress = (input: z.input<typeof saveAddressInput>) => Promise<Result<{ addressId: string }>>;

/** Whether a saved address is what stands in the form. */
export const isSame = (row: AddressRow, draft: OrderDraft): boolean =>
  row.recipient === draft.recipientName && row.phone === draft.phone && row.postcode === draft.postcode && row.road === draft.road && row.detail === (draft.addressDetail ?? '');

/** The address book beside an order form. Adding to it never holds the form up: its own copy is what counts. */
export function useAddressBook(rows: readonly AddressRow[], save: SaveAddress) {
  const t = useTranslations('people.receiving');
  const [remember, setRemember] = useState(false);
  const keep = (draft: OrderDraft) => {
    if (!remember || rows.some((row) => isSame(row, draft))) return;
    setRemember(false);
    const { recipientName = '', phone = '', postcode = '', road = '', addressDetail = '' } = draft;
    const label = recipientName.length <= 20 && recipientName ? recipientName : t('newLabel');
    void save({ label, recipient: recipientName, phone, postcode, road, detail: addressDetail, isDefault: false })
      .catch(() => undefined)
      .then((result) => { if (!result?.ok) notify(t('notRemembered')); });
  };
  return { rows, remember, setRemember, keep };
}
