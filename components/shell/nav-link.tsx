'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { withoutLocale } from './places';

/** Says by aria-current whether the reader is there or beneath; `exact` for a place whose address all others begin with. */
export function NavLink({ href, exact = false, className, children }: { href: string; exact?: boolean; className?: string; children: ReactNode }) {
  const path = withoutLocale(usePathname());
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link href={href} aria-current={here ? 'page' : undefined} className={className}>
      {children}
    </Link>
  );
}
