'use client';
import { useTranslations } from 'next-intl';
import type { Bind } from './bind';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog';

/** The two consents, each ticked by hand beside the text it is about. */
export function ConsentFields({ bind }: { bind: Bind }) {
  const t = useTranslations('accounts');
  return (
    <div className="flex flex-col">
      {(['terms', 'privacy'] as const).map((name) => {
        const { input, error } = bind(name);
        const text = (
          <Dialog>
            <DialogTrigger asChild>
              <Button variant="link" aria-label={`${t(`legal.${name}Title`)} ${t('field.read')}`} className="-my-2.5 md:-my-2">{t('field.read')}</Button>
            </DialogTrigger>
            <DialogContent title={t(`legal.${name}Title`)}>
              {t(`legal.${name}`).split('\n').map((line) => <p key={line} className="mb-3 text-sm">{line}</p>)}
            </DialogContent>
          </Dialog>
        );
        return <Checkbox key={name} {...input} label={t(`field.${name}`)} error={error} aside={text} />;
      })}
    </div>
  );
}
