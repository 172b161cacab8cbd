import NextAuth from 'next-auth';
import { authOptions } from '@/lib/web/auth';

// The library types its handler as anything.
const handler = NextAuth(authOptions) as (request: Request, context: unknown) => Promise<Response>;

export { handler as GET, handler as POST };
