'use client';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { FavouriteCount } from '@/components/catalogue/favourite-button';
import { buttonVariants } from '@/components/ui/button-look';
import { join } from '@/components/ui/join';
import { AccountMenu } from './account-menu';
import { NavLink } from './nav-link';
import { usePerson } from './personal';
import { headerPlaces } from './places';

const WORD = join(buttonVariants({ variant: 'ghost', size: 'word' }), 'font-medium!');

/** The reader's own places in the header, once it is known who reads. */
export function OwnPlaces() {
  const t = useTranslations('common');
  const person = usePerson();
  return headerPlaces(person?.visitor?.role ?? null).map((place) => (
    <NavLink key={place.href} href={place.href} className="hidden min-h-11 items-center px-2 text-sm font-medium whitespace-nowrap hover:text-accent aria-[current]:font-semibold aria-[current]:text-accent lg:inline-flex">
      {t(`nav.${place.key}`)}
      {place.key === 'favourites' && <FavouriteCount />}
    </NavLink>
  ));
}

/** Notices and account of who is signed in; the way in for others, and until it is known. */
export function OwnAccount() {
  const t = useTranslations('common');
  const person = usePerson();
  if (!person?.visitor) {
    return (
      <Link href="/sign-in" className={join(WORD, 'min-w-18 in-data-known:invisible')}>{t('signIn')}</Link>
    );
  }
  return (
    <>
      <Link href="/notifications" className={join(WORD, 'relative')}>
        <Bell aria-hidden />
        <span className="max-md:sr-only">{t('nav.notifications')}</span>
        {person.unread > 0 && <span className="money">{person.unread}</span>}
      </Link>
      <AccountMenu name={person.visitor.name} role={person.visitor.role} />
    </>
  );
}
