import { sellerFor } from '@/lib/accounts/model/seller-roles';
import type { PhotoFormat, PhotoWidth } from '@/lib/catalogue/model/photo-sizes';
import type { Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';

export interface PhotoFile {
  name: string;
  contentType: string;
  etag: string;
  /** Null where the asker has these bytes. */
  data: Uint8Array<ArrayBuffer> | null;
  /** Everybody may see it, and a cache may keep it: its bytes never change. */
  open: boolean;
  /** It is in the format that was asked for. A photo whose renditions are still to be made is served as it was stored. */
  final: boolean;
}

interface Wanted {
  fileId: string;
  /** Absent for the photo as it was stored. */
  size?: { width: PhotoWidth; format: PhotoFormat };
  /** The ETags that the asker holds, as its header says them. */
  held?: string | null;
}

type Row = Omit<PhotoFile, 'contentType' | 'final'> & { made: PhotoFormat | null };

/** Whoever is not signed in, or is somebody else, owns no photo. */
const ownedBy = (actor: Actor | null) =>
  actor?.role === 'ADMIN' ? Prisma.sql`true` : Prisma.sql`f.owner_id = ${sellerFor(actor, 'listings') ?? ''}`;

/**
 * A photo of anything that was ever published is for everybody; one of a draft for who writes its seller's listings, and the admins. In a size:
 * the widest rendition that is not wider, in one statement (OFFSET 0: whether it is open is looked up once).
 */
export async function photoFile(db: Db, actor: Actor | null, { fileId, size, held }: Wanted): Promise<PhotoFile | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p.name, p.etag, p.open, p.made, CASE WHEN position(p.etag IN ${held ?? ''}) > 0 THEN NULL ELSE p.data END AS data
      FROM (SELECT f.name, o.open, lower(r.format::text) AS made, coalesce(r.data, f.data) AS data,
                   '"' || left(f.sha256, 24) || coalesce('-' || r.width || lower(r.format::text), '') || '"' AS etag
              FROM stored_file f
              CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM listing_photo l JOIN listing_version v ON v.id = l.version_id
                                                  WHERE l.file_id = f.id AND v.frozen_at IS NOT NULL) AS open OFFSET 0) o
              LEFT JOIN LATERAL (SELECT r.format, r.width, r.data FROM photo_rendition r
                                  WHERE r.file_id = f.id AND r.format = ${size?.format.toUpperCase() ?? null}::"RenditionFormat" AND r.width <= ${size?.width ?? 0}
                                  ORDER BY r.width DESC LIMIT 1) r ON true
             WHERE f.id = ${fileId} AND f.purpose = 'LISTING_PHOTO' AND (o.open OR ${ownedBy(actor)})) p`;
  if (!row) return null;
  const { made, ...photo } = row;
  return { ...photo, contentType: `image/${made ?? 'webp'}`, final: !size || made !== null };
}
