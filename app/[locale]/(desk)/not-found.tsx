import { NotFoundNotice } from '@/components/shell/not-found-notice';

export { notFoundMetadata as generateMetadata } from '@/lib/web/not-found-title';

/** Inside the frame of these pages. */
export default function NotFound() {
  return <NotFoundNotice />;
}
