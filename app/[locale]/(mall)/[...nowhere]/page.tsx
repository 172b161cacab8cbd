import { notFound } from 'next/navigation';

export { notFoundMetadata as generateMetadata } from '@/lib/web/not-found-title';

/** Whatever no other page answers; inside the mall's frame, so that there is a way on. */
export default function Nowhere() {
  notFound();
}
