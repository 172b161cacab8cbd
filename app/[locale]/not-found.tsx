import { BarePage } from '@/components/shell/bare-page';
import { NotFoundNotice } from '@/components/shell/not-found-notice';
import { currentMonth } from '@/lib/web/appearance';

export { notFoundMetadata as generateMetadata } from '@/lib/web/not-found-title';

export default async function NotFound() {
  return <BarePage month={await currentMonth()}><NotFoundNotice /></BarePage>;
}
