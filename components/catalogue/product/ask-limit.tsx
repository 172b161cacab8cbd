'use client';
import Link from 'next/link';
import { Button, type ButtonProps } from '@/components/ui/button';
import { useLimitAddress, usePriceChoice } from './price-choice';

/** Leads to the limit request on the chosen terms; in a preview it only stands there. */
export function AskLimit({ label, ...look }: { label: string } & Pick<ButtonProps, 'block' | 'className'>) {
  const { preview } = usePriceChoice();
  const address = useLimitAddress();
  if (preview) return <Button size="lg" disabled {...look}>{label}</Button>;
  return <Button asChild variant="primary" size="lg" {...look}><Link href={address} prefetch={false}>{label}</Link></Button>;
}
