import { notFound } from 'next/navigation';

export { notFoundMetadata as generateMetadata } from '@/lib/web/not-found-title';

/** Whatever no other page answers. */
export default function Nowhere() {
  notFound();
}
