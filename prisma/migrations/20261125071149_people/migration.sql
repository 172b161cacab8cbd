-- AlterEnum
ALTER TYPE "TokenKind" ADD VALUE 'CHANGE_EMAIL';

-- AlterTable
ALTER TABLE "account_token" ADD COLUMN     "new_email" TEXT;

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "has_password" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "user_session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "link_until" TIMESTAMPTZ(3),

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_address" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "road" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_choice" (
    "user_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_choice_pkey" PRIMARY KEY ("user_id","topic")
);

-- CreateTable
CREATE TABLE "sign_in_identity" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_identity" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "email_verified" BOOLEAN NOT NULL,
    "name" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_export" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "size_bytes" INTEGER,
    "box" TEXT,

    CONSTRAINT "data_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closed_account" (
    "user_id" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "kept" TEXT,
    "erase_after" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "closed_account_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "user_session_user_id_last_seen_at_id_idx" ON "user_session"("user_id", "last_seen_at" DESC, "id");

-- CreateIndex
CREATE INDEX "user_session_last_seen_at_idx" ON "user_session"("last_seen_at");

-- CreateIndex
CREATE INDEX "saved_address_user_id_created_at_id_idx" ON "saved_address"("user_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_identity_provider_subject_key" ON "sign_in_identity"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_identity_user_id_provider_key" ON "sign_in_identity"("user_id", "provider");

-- CreateIndex
CREATE UNIQUE INDEX "pending_identity_token_hash_key" ON "pending_identity"("token_hash");

-- CreateIndex
CREATE INDEX "pending_identity_expires_at_idx" ON "pending_identity"("expires_at");

-- CreateIndex
CREATE INDEX "data_export_user_id_asked_at_id_idx" ON "data_export"("user_id", "asked_at" DESC, "id");

-- CreateIndex
CREATE INDEX "data_export_expires_at_idx" ON "data_export"("expires_at");

-- CreateIndex
CREATE INDEX "closed_account_erase_after_idx" ON "closed_account"("erase_after");

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_address" ADD CONSTRAINT "saved_address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_identity" ADD CONSTRAINT "sign_in_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closed_account" ADD CONSTRAINT "closed_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say ---------------------------------------------------------------
-- One default address a person, one data export under way a person.
CREATE UNIQUE INDEX saved_address_one_default ON saved_address (user_id) WHERE is_default;
CREATE UNIQUE INDEX data_export_one_waiting ON data_export (user_id) WHERE ready_at IS NULL;
ALTER TABLE data_export ADD CONSTRAINT data_export_ready CHECK ((ready_at IS NULL) = (box IS NULL) AND (ready_at IS NULL) = (size_bytes IS NULL));
ALTER TABLE notification_choice ADD CONSTRAINT notification_choice_topic CHECK (topic IN ('orders', 'contracts', 'offers'));
ALTER TABLE sign_in_identity ADD CONSTRAINT sign_in_identity_provider CHECK (provider IN ('kakao', 'naver', 'google'));
ALTER TABLE account_token ADD CONSTRAINT account_token_new_email CHECK ((kind::text = 'CHANGE_EMAIL') = (new_email IS NOT NULL));
ALTER TABLE closed_account ADD CONSTRAINT closed_account_kept CHECK ((kept IS NULL OR erase_after IS NOT NULL) AND (erased_at IS NULL OR kept IS NULL));

-- A closed account has no birth date, and nobody begins anything in its name: who closes it locks the row, who begins
-- something waits for that and then sees it closed.
ALTER TABLE app_user DROP CONSTRAINT app_user_purchaser_birth;
ALTER TABLE app_user ADD CONSTRAINT app_user_purchaser_birth CHECK (role <> 'PURCHASER' OR birth_date IS NOT NULL OR closed_at IS NOT NULL);
ALTER TABLE app_user ADD CONSTRAINT app_user_closed CHECK (closed_at IS NULL OR (phone IS NULL AND birth_date IS NULL AND email LIKE '%@closed.invalid'));

CREATE FUNCTION person_is_here() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed timestamptz;
BEGIN
  SELECT closed_at INTO closed FROM app_user WHERE id = NEW.purchaser_id FOR KEY SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'the account % is closed', NEW.purchaser_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER limit_request_of_somebody BEFORE INSERT ON limit_request FOR EACH ROW EXECUTE FUNCTION person_is_here();
CREATE TRIGGER lease_order_of_somebody BEFORE INSERT ON lease_order FOR EACH ROW EXECUTE FUNCTION person_is_here();

-- Whatever raises a person's epoch (a new password, a suspension, another role) ends the sessions of the old one.
CREATE FUNCTION end_sessions_of_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE user_session SET ended_at = greatest(now(), created_at) WHERE user_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER app_user_epoch AFTER UPDATE OF session_epoch ON app_user FOR EACH ROW
  WHEN (OLD.session_epoch <> NEW.session_epoch) EXECUTE FUNCTION end_sessions_of_epoch();
