import { MallHome } from '@/components/catalogue/mall-home';
import { leadPrice, mallPage } from '@/lib/catalogue/views/mall';
import { webDeps } from '@/lib/web/deps';
import { foundAt } from '@/lib/web/found';

/* Made when it is first asked for, because a build knows no database; anew when the mall changes (`refresh-pages`), and hourly. */
export const revalidate = 3600;
export const generateStaticParams = () => [];

export const generateMetadata = () => foundAt('/');

/** The mall's front as everybody sees it first. */
export default async function HomePage() {
  const { db } = await webDeps();
  const page = await mallPage(db, {});
  const first = page.cards[0];
  return <MallHome page={page} leadPrice={first && (await leadPrice(db, first.id))} />;
}
