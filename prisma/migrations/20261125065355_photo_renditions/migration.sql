-- CreateEnum
CREATE TYPE "RenditionFormat" AS ENUM ('WEBP', 'AVIF');

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "rendered_at" TIMESTAMPTZ(3),
ADD COLUMN     "source" TEXT;

-- CreateTable
CREATE TABLE "photo_rendition" (
    "file_id" TEXT NOT NULL,
    "format" "RenditionFormat" NOT NULL,
    "width" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "photo_rendition_pkey" PRIMARY KEY ("file_id","format","width")
);

-- AddForeignKey
ALTER TABLE "photo_rendition" ADD CONSTRAINT "photo_rendition_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Renditions are never wider than the widest that is made.
ALTER TABLE photo_rendition ADD CONSTRAINT photo_rendition_width CHECK (width BETWEEN 1 AND 1600);

-- The same bytes put up again by the same owner are the same photo.
CREATE UNIQUE INDEX stored_file_photo_source ON stored_file (owner_id, source) WHERE purpose = 'LISTING_PHOTO' AND source IS NOT NULL;
CREATE INDEX stored_file_waits_for_renditions ON stored_file (created_at) WHERE purpose = 'LISTING_PHOTO' AND rendered_at IS NULL;

-- Pictures are compressed as they come; trying to compress them again costs time at each write and read.
ALTER TABLE photo_rendition ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE stored_file ALTER COLUMN data SET STORAGE EXTERNAL;
