import { acceptInvitation } from '@/lib/accounts/accept-invitation';
import { inviteStaff } from '@/lib/accounts/invite-staff';
import { DEMO_PASSWORD, DEMO_SHOP_OWNER, DEMO_STAFF } from '@/lib/accounts/model/demo-accounts';
import { acceptInvitationInput } from '@/lib/accounts/model/staff';
import { resendInvitation } from '@/lib/accounts/resend-invitation';
import type { Actor } from '@/lib/kernel/actor';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';

type Member = (typeof DEMO_STAFF)[number];

function done<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`The demo's ${what} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Invites, or invites again where an interrupted seed left an invitation open; then accepts by the link of the mail. */
async function join(deps: Deps, owner: Actor, { email, name, sellerRoles }: Member): Promise<void> {
  const open = await deps.db.staffInvitation.findFirst({ where: { sellerId: owner.sellerId ?? '', email, acceptedAt: null, revokedAt: null }, select: { id: true } });
  if (open) done(email, await resendInvitation(deps, owner, { invitationId: open.id }));
  else done(email, await inviteStaff(deps, owner, { email, roles: sellerRoles }));
  const mail = await deps.db.mailMessage.findFirstOrThrow({ where: { recipient: email, body: { contains: '/join?token=' } }, orderBy: { id: 'desc' } });
  const token = /token=([\w-]+)/.exec(mail.body)?.[1] ?? '';
  const input = acceptInvitationInput.parse({ token, name, password: DEMO_PASSWORD, phone: '010-1234-5678', terms: true, privacy: true, locale: 'ko' });
  done(email, await acceptInvitation(deps, null, input));
}

/** The people of the demo's first shop beside its owner. Makes only who is missing. */
export async function seedStaff(deps: Deps): Promise<void> {
  const owner = await deps.db.user.findUniqueOrThrow({ where: { email: DEMO_SHOP_OWNER }, include: { seller: { select: { status: true } } } });
  const actor: Actor = { userId: owner.id, role: 'SELLER', sellerId: owner.sellerId ?? '', sellerRoles: owner.sellerRoles, name: owner.name };
  // Whoever handed the shop over or closed it in the demo meant to: nobody is put into it then.
  if (!owner.sellerRoles.includes('OWNER') || owner.seller?.status !== 'APPROVED') return;
  const there = new Set((await deps.db.user.findMany({ where: { email: { in: DEMO_STAFF.map(({ email }) => email) } }, select: { email: true } })).map(({ email }) => email));
  for (const member of DEMO_STAFF) if (!there.has(member.email)) await join(deps, actor, member);
}
