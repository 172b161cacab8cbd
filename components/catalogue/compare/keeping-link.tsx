'use client';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { useFinding } from '../finding-provider';

/** A link of the comparison that makes these the device's own ticks: whoever opens somebody's address keeps theirs until they change something here. */
export function KeepingLink({ ids, ...link }: ComponentProps<typeof Link> & { ids: readonly string[] }) {
  const { setCompared } = useFinding();
  return <Link {...link} prefetch={false} onClick={() => setCompared(ids)} />;
}
