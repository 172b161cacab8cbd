import { show } from '../show';

const ROUTER = {
  refresh: () => window.location.reload(),
  push: (address: string, { scroll = true }: { scroll?: boolean } = {}) => (scroll ? window.location.assign(address) : show(address, 'push')),
  replace: (address: string, { scroll = true }: { scroll?: boolean } = {}) => (scroll ? window.location.replace(address) : show(address, 'replace')),
};

/** `next/navigation` where there is no router: what the mall's islands use of it. */
export const useRouter = () => ROUTER;

export const usePathname = () => window.location.pathname;
