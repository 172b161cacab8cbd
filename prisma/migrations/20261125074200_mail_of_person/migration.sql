-- CreateIndex
CREATE INDEX "mail_message_user_id_idx" ON "mail_message"("user_id");
