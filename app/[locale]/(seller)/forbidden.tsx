import { useTranslations } from 'next-intl';
import { ForbiddenNotice } from '@/components/shell/forbidden-notice';
import { headerPlaces, ACCOUNT } from '@/components/shell/places';

export { generateMetadata } from '../forbidden';

/** Work of the shop that is others’: its frame stays, with what this person may do in it. */
export default function NotYourWork() {
  const [desk = ACCOUNT] = headerPlaces('SELLER');
  return <ForbiddenNotice text={useTranslations('common')('forbidden.staffText')} place={desk} />;
}
