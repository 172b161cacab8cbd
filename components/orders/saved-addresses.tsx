'use client';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { StepProps } from './form-parts';
import { isSame } from './use-address-book';

/** Fills in a place that the purchaser saved. What was typed stays until one is chosen. */
export function SavedAddresses({ book, draft, change }: Pick<StepProps, 'book' | 'draft' | 'change'>) {
  const t = useTranslations('people.receiving');
  if (book.rows.length === 0) return null;
  const choose = (id: string) => {
    const row = book.rows.find((each) => each.id === id);
    if (row) change({ recipientName: row.recipient, phone: row.phone, postcode: row.postcode, road: row.road, addressDetail: row.detail });
    else change({ recipientName: '', phone: '', postcode: '', road: '', addressDetail: '' });
  };
  return (
    <Field label={t('saved')}>
      <Select
        name="savedAddress"
        placeholder={t('choose')}
        value={book.rows.find((row) => isSame(row, draft))?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
        options={book.rows.map((row) => ({ value: row.id, label: `${row.label} · ${row.road}` }))}
      />
    </Field>
  );
}

/** Puts a typed address into the book once the step is left. */
export function RememberAddress({ book, draft }: Pick<StepProps, 'book' | 'draft'>) {
  const t = useTranslations('people.receiving');
  if (book.rows.some((row) => isSame(row, draft))) return null;
  return <Checkbox name="rememberAddress" label={t('remember')} checked={book.remember} onChange={(event) => book.setRemember(event.target.checked)} />;
}
