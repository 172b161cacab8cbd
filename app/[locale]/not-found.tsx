import { NotFoundNotice } from '@/components/shell/not-found-notice';

export { notFoundMetadata as generateMetadata } from '@/lib/web/not-found-title';

export default function NotFound() {
  return <main className="page-column"><NotFoundNotice /></main>;
}
