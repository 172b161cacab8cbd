import { NotFoundNotice } from '@/components/shell/not-found-notice';

/** Inside the frame of these pages. */
export default function NotFound() {
  return <NotFoundNotice />;
}
