-- Whom a payment gateway has to forget: the customer of a closed account. Gone from here once it is gone there.
CREATE TABLE "leaving_customer" (
    "gateway" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "leaving_customer_pkey" PRIMARY KEY ("gateway","customer")
);
CREATE INDEX "leaving_customer_since_gateway_customer_idx" ON "leaving_customer"("since", "gateway", "customer");

-- Guards -------------------------------------------------------------------------------------------
-- Of accounts that were closed before this was asked for.
INSERT INTO leaving_customer (gateway, customer, purchaser_id, since)
SELECT m.gateway, m.customer, min(m.purchaser_id), min(u.closed_at) FROM payment_method m JOIN app_user u ON u.id = m.purchaser_id WHERE u.closed_at IS NOT NULL AND m.customer IS NOT NULL GROUP BY 1, 2;
