'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Input } from '@/components/ui/input';
import { useActionForm, type ActionResult } from '@/components/ui/use-action-form';
import { lowStockInput } from '@/lib/catalogue/model/low-stock';

interface Props {
  /** One listing's own number; without it that of all the others. */
  listingId?: string;
  /** Null where it says nothing of its own. */
  lowStockAt: number | null;
  /** What holds where nothing is said. */
  usual?: number;
  set: (input: { listingId?: string; lowStockAt: string }) => Promise<ActionResult<unknown>>;
  className?: string;
}

/** From how many units left the seller wants to be told. */
export function LowStockForm({ listingId, lowStockAt, usual, set, className }: Props) {
  const t = useTranslations('workplace');
  const common = useTranslations('common');
  const form = useActionForm({
    schema: lowStockInput,
    action: set,
    defaultValues: { ...(listingId && { listingId }), lowStockAt: lowStockAt === null ? '' : String(lowStockAt) },
    done: () => common('saved'),
  });
  const hint = usual === undefined ? t('lowStockAllHint') : t('lowStockHint', { usual });
  return (
    <div className={cn('max-w-read', className)}>
      <Form form={form} label={t('lowStock')} className="gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <Field label={usual === undefined ? t('lowStockAll') : t('lowStock')} hint={hint} error={form.errors['lowStockAt']} className="basis-64 grow">
            <Input size="sm" inputMode="numeric" autoComplete="off" suffix={t('units')} {...form.register('lowStockAt')} />
          </Field>
          <Button type="submit" size="sm" pending={form.pending} pendingLabel={common('saving')}>{common('save')}</Button>
        </div>
      </Form>
    </div>
  );
}
