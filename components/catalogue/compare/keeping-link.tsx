'use client';
import { X } from 'lucide-react';
import Link from 'next/link';
import { isListingId } from '@/lib/catalogue/model/finding';
import { useComparison } from '../finding/use-comparison';

interface Props {
  ids: readonly string[];
  href: string;
  text: string;
  /** Where the text alone does not say which goods. */
  label?: string;
  /** Takes something away. */
  removes?: boolean;
  /** Stays where the page is. */
  stay?: boolean;
  className: string;
}

/** A link of the comparison that makes these the device's own ticks: whoever opens somebody's address keeps theirs until they change something here. Plans are no ticks: they stay in the address. */
export function KeepingLink({ ids, href, text, label, removes = false, stay = false, className }: Props) {
  const { setCompared } = useComparison();
  return <Link href={href} aria-label={label} {...(stay && { scroll: false, 'data-stay': 'push' })} prefetch={false} onClick={() => { const ticked = ids.filter(isListingId); if (ticked.length === ids.length) setCompared(ticked); }} className={className}>{removes && <X aria-hidden />}{text}</Link>;
}
