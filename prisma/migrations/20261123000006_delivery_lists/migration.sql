-- The seller's list of all orders and of those that are over, newest first.
CREATE INDEX "delivery_seller_id_noticed_at_order_id_idx" ON "delivery"("seller_id", "noticed_at" DESC, "order_id" DESC);
