-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('PURCHASER', 'SELLER', 'DESK', 'ADMIN');

-- CreateEnum
CREATE TYPE "SellerStatus" AS ENUM ('PENDING', 'APPROVED', 'REJECTED', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "TokenKind" AS ENUM ('CONFIRM_EMAIL', 'RESET_PASSWORD');

-- CreateEnum
CREATE TYPE "ListingStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'PUBLISHED', 'UNPUBLISHED');

-- CreateEnum
CREATE TYPE "Condition" AS ENUM ('NEW', 'REFURBISHED', 'USED');

-- CreateEnum
CREATE TYPE "EndOfTerm" AS ENUM ('TITLE_TRANSFER', 'RETURN_OR_BUYOUT');

-- CreateEnum
CREATE TYPE "Timing" AS ENUM ('ARREARS', 'ADVANCE');

-- CreateEnum
CREATE TYPE "UnitState" AS ENUM ('AVAILABLE', 'HELD', 'ALLOCATED', 'SHIPPED', 'LEASED', 'RETURNING', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ContractState" AS ENUM ('DRAWING', 'DRAWN', 'RETURNED', 'REVIEWED', 'DELIVERED', 'REFUSED');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('NOTICED', 'ACCEPTED', 'SHIPPED', 'RECEIVED', 'INSPECTED', 'DECIDED', 'RELAYED', 'DECLINED', 'LAPSED', 'CANCELLED', 'RETURNING', 'RETURNED');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('ACCEPTED', 'ACCEPTED_WITH_DEFECTS', 'REFUSED', 'BY_SILENCE');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "InstitutionKind" AS ENUM ('DESK', 'HTTP');

-- CreateEnum
CREATE TYPE "InstitutionStatus" AS ENUM ('ACTIVE', 'PAUSED', 'REMOVED');

-- CreateEnum
CREATE TYPE "EventOutcome" AS ENUM ('APPLIED', 'STALE', 'QUARANTINED', 'IGNORED');

-- CreateEnum
CREATE TYPE "LeaseState" AS ENUM ('ACTIVE', 'ENDED');

-- CreateEnum
CREATE TYPE "InstalmentState" AS ENUM ('DUE', 'PAID');

-- CreateEnum
CREATE TYPE "AccountKind" AS ENUM ('ASSET', 'LIABILITY', 'INCOME', 'EXPENSE');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('DEBIT', 'CREDIT');

-- CreateEnum
CREATE TYPE "LimitRequestState" AS ENUM ('OPEN', 'CHOSEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "AskState" AS ENUM ('QUEUED', 'PENDING', 'REFERRED', 'APPROVED', 'DECLINED', 'COUNTER_OFFER', 'FAILED', 'LOST');

-- CreateEnum
CREATE TYPE "ApprovalStatus" AS ENUM ('LIVE', 'REVOKED', 'DECLINED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "SellerLimitStatus" AS ENUM ('PENDING', 'LIVE', 'REVOKED');

-- CreateEnum
CREATE TYPE "HoldState" AS ENUM ('HELD', 'USED', 'RELEASED');

-- CreateEnum
CREATE TYPE "Employment" AS ENUM ('EMPLOYED', 'SELF_EMPLOYED', 'RETIRED', 'STUDENT', 'OTHER');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('FORM', 'EXPIRED', 'SIGNED', 'PLACED', 'ACCEPTED', 'CONTRACTED', 'REFUSED', 'CANCELLED', 'RELEASED', 'ENDED');

-- CreateEnum
CREATE TYPE "FilePurpose" AS ENUM ('LISTING_PHOTO', 'CONTRACT_DOCUMENT');

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "birth_date" DATE,
    "role" "Role" NOT NULL,
    "seller_id" TEXT,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'ko',
    "session_epoch" INTEGER NOT NULL DEFAULT 1,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "suspended_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller" (
    "id" TEXT NOT NULL,
    "business_name" TEXT NOT NULL,
    "business_number" TEXT NOT NULL,
    "representative" TEXT NOT NULL,
    "mail_order_number" TEXT,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "address_postcode" TEXT NOT NULL,
    "address_road" TEXT NOT NULL,
    "address_detail" TEXT NOT NULL DEFAULT '',
    "return_postcode" TEXT NOT NULL,
    "return_road" TEXT NOT NULL,
    "return_detail" TEXT NOT NULL DEFAULT '',
    "payout_bank" TEXT NOT NULL,
    "payout_account" TEXT NOT NULL,
    "payout_holder" TEXT NOT NULL,
    "status" "SellerStatus" NOT NULL DEFAULT 'PENDING',
    "review_note" TEXT,
    "reviewed_by_id" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_token" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" "TokenKind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "code" TEXT NOT NULL,
    "name_ko" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "category_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "status" "ListingStatus" NOT NULL DEFAULT 'DRAFT',
    "draft_version_id" TEXT,
    "published_version_id" TEXT,
    "review_note" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "brand" TEXT NOT NULL DEFAULT '',
    "model" TEXT NOT NULL DEFAULT '',
    "category_code" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'KRW',
    "cash_price_minor" BIGINT NOT NULL DEFAULT 0,
    "end_of_term" "EndOfTerm" NOT NULL DEFAULT 'TITLE_TRANSFER',
    "card_term_months" INTEGER NOT NULL DEFAULT 0,
    "card_instalment_minor" BIGINT NOT NULL DEFAULT 0,
    "card_total_cost_minor" BIGINT NOT NULL DEFAULT 0,
    "card_total_to_own_minor" BIGINT NOT NULL DEFAULT 0,
    "card_photo_id" TEXT,
    "card_photo_alt" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_version" (
    "id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "title" TEXT NOT NULL,
    "category_code" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "condition" "Condition" NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'KRW',
    "cash_price_minor" BIGINT NOT NULL,
    "end_of_term" "EndOfTerm" NOT NULL,
    "timing" "Timing" NOT NULL DEFAULT 'ARREARS',
    "rounding_unit" INTEGER NOT NULL DEFAULT 100,
    "rounding_mode" TEXT NOT NULL DEFAULT 'HALF_UP',
    "rounding_interest" TEXT NOT NULL DEFAULT 'HALF_EVEN',
    "offers" JSONB NOT NULL,
    "first_payment_min_bps" INTEGER NOT NULL DEFAULT 0,
    "first_payment_max_bps" INTEGER NOT NULL DEFAULT 3000,
    "return_charge_bps" INTEGER NOT NULL DEFAULT 1000,
    "late_rate" TEXT NOT NULL DEFAULT '0.099',
    "guarantee" JSONB NOT NULL,
    "specifications" JSONB NOT NULL,
    "delivery_days" INTEGER NOT NULL DEFAULT 7,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing_photo" (
    "version_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" TEXT NOT NULL,
    "alt" TEXT NOT NULL,

    CONSTRAINT "listing_photo_pkey" PRIMARY KEY ("version_id","position")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "state" "UnitState" NOT NULL DEFAULT 'AVAILABLE',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "state" "ContractState" NOT NULL DEFAULT 'DRAWING',
    "round" INTEGER NOT NULL DEFAULT 1,
    "external_id" TEXT,
    "external_number" TEXT,
    "terms" JSONB NOT NULL,
    "terms_sha256" TEXT NOT NULL,
    "particulars" JSONB NOT NULL,
    "financier_answer" JSONB,
    "drawn_at" TIMESTAMPTZ(3),
    "review_note" TEXT,
    "reviewed_by_id" TEXT,
    "reviewed_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "document_id" TEXT,
    "document_sha256" TEXT,
    "document_bytes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "order_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'NOTICED',
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "accept_by" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "planned_on" DATE,
    "ship_by" TIMESTAMPTZ(3),
    "carrier" TEXT,
    "tracking_number" TEXT,
    "serials" TEXT[],
    "shipped_at" TIMESTAMPTZ(3),
    "carrier_delivered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "inspected_at" TIMESTAMPTZ(3),
    "not_received_at" TIMESTAMPTZ(3),
    "silence_at" TIMESTAMPTZ(3),
    "warned_day4_at" TIMESTAMPTZ(3),
    "warned_day6_at" TIMESTAMPTZ(3),
    "decision" "Decision",
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,
    "relay_by" TIMESTAMPTZ(3),
    "relayed_at" TIMESTAMPTZ(3),
    "relayed_by_id" TEXT,
    "serials_confirmed" TEXT[],
    "returned_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'OPEN',
    "text" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "code" TEXT NOT NULL,
    "name_ko" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "scorecard" JSONB NOT NULL,
    "annual_rate" TEXT NOT NULL,
    "sign_key_box" TEXT,
    "sign_key_id" TEXT,
    "sign_key_pem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "tenant_caller" (
    "tenant_code" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "public_keys" JSONB NOT NULL,
    "callback_url" TEXT NOT NULL,
    "secret_box" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_caller_pkey" PRIMARY KEY ("tenant_code","code")
);

-- CreateTable
CREATE TABLE "tenant_limit_request" (
    "tenant_code" TEXT NOT NULL,
    "caller_code" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_limit_request_pkey" PRIMARY KEY ("tenant_code","caller_code","request_id")
);

-- CreateTable
CREATE TABLE "tenant_approval" (
    "id" TEXT NOT NULL,
    "tenant_code" TEXT NOT NULL,
    "caller_code" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "purchaser_ref" TEXT NOT NULL,
    "seller_ref" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "approved_minor" BIGINT NOT NULL,
    "monthly_cap_minor" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_hold" (
    "approval_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "monthly_minor" BIGINT NOT NULL,
    "state" "HoldState" NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "tenant_hold_pkey" PRIMARY KEY ("approval_id","order_id")
);

-- CreateTable
CREATE TABLE "tenant_seller_limit" (
    "id" TEXT NOT NULL,
    "tenant_code" TEXT NOT NULL,
    "caller_code" TEXT NOT NULL,
    "seller_ref" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "approved_minor" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_seller_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_contract" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "tenant_code" TEXT NOT NULL,
    "caller_code" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "answer" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_callback" (
    "id" TEXT NOT NULL,
    "tenant_code" TEXT NOT NULL,
    "caller_code" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_status" INTEGER,
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tenant_callback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "institution" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name_ko" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "InstitutionKind" NOT NULL,
    "profile" JSONB NOT NULL,
    "base_url" TEXT,
    "secret_box" TEXT,
    "public_keys" JSONB NOT NULL DEFAULT '[]',
    "policy" JSONB NOT NULL DEFAULT '{}',
    "status" "InstitutionStatus" NOT NULL DEFAULT 'ACTIVE',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "key_id" TEXT NOT NULL,
    "public_pem" TEXT NOT NULL,
    "private_box" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("key_id")
);

-- CreateTable
CREATE TABLE "institution_event" (
    "institution_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "outcome" "EventOutcome",
    "note" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "institution_event_pkey" PRIMARY KEY ("institution_id","event_id")
);

-- CreateTable
CREATE TABLE "institution_call" (
    "id" BIGSERIAL NOT NULL,
    "institution_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "key" TEXT,
    "status" INTEGER,
    "duration_ms" INTEGER NOT NULL,
    "error" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "institution_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "contract_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "state" "LeaseState" NOT NULL DEFAULT 'ACTIVE',
    "currency" TEXT NOT NULL,
    "financed_minor" BIGINT NOT NULL,
    "residual_minor" BIGINT NOT NULL,
    "total_cost_minor" BIGINT NOT NULL,
    "term_months" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Asia/Seoul',
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_instalment" (
    "lease_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "interest_minor" BIGINT NOT NULL,
    "principal_minor" BIGINT NOT NULL,
    "balance_minor" BIGINT NOT NULL,
    "state" "InstalmentState" NOT NULL DEFAULT 'DUE',

    CONSTRAINT "lease_instalment_pkey" PRIMARY KEY ("lease_id","seq")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "code" TEXT NOT NULL,
    "kind" "AccountKind" NOT NULL,
    "name_ko" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "journal_entry" (
    "id" TEXT NOT NULL,
    "source_type" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal_line" (
    "entry_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "account_code" TEXT NOT NULL,
    "side" "Side" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "party_id" TEXT,
    "lease_id" TEXT,

    CONSTRAINT "journal_line_pkey" PRIMARY KEY ("entry_id","line")
);

-- CreateTable
CREATE TABLE "limit_request" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "listing_version_id" TEXT NOT NULL,
    "state" "LimitRequestState" NOT NULL DEFAULT 'OPEN',
    "currency" TEXT NOT NULL,
    "term_months" INTEGER NOT NULL,
    "first_payment_minor" BIGINT NOT NULL,
    "terms" JSONB NOT NULL,
    "birth_year" INTEGER NOT NULL,
    "annual_income_minor" BIGINT NOT NULL,
    "employment" "Employment" NOT NULL,
    "monthly_obligations_minor" BIGINT NOT NULL,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "limit_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limit_ask" (
    "id" TEXT NOT NULL,
    "limit_request_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "state" "AskState" NOT NULL DEFAULT 'QUEUED',
    "version" INTEGER NOT NULL DEFAULT 0,
    "terms" JSONB NOT NULL,
    "accepts_offer" TEXT,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "offers" JSONB NOT NULL DEFAULT '[]',
    "assessment" JSONB,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,
    "note" TEXT,

    CONSTRAINT "limit_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval" (
    "id" TEXT NOT NULL,
    "ask_id" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "status" "ApprovalStatus" NOT NULL DEFAULT 'LIVE',
    "currency" TEXT NOT NULL,
    "approved_minor" BIGINT NOT NULL,
    "held_minor" BIGINT NOT NULL DEFAULT 0,
    "used_minor" BIGINT NOT NULL DEFAULT 0,
    "monthly_cap_minor" BIGINT NOT NULL,
    "monthly_held_minor" BIGINT NOT NULL DEFAULT 0,
    "monthly_used_minor" BIGINT NOT NULL DEFAULT 0,
    "annual_rate" TEXT NOT NULL,
    "instalment_minor" BIGINT NOT NULL,
    "total_cost_minor" BIGINT NOT NULL,
    "total_to_own_minor" BIGINT NOT NULL,
    "terms" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seller_limit" (
    "id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "external_id" TEXT,
    "status" "SellerLimitStatus" NOT NULL DEFAULT 'PENDING',
    "currency" TEXT NOT NULL DEFAULT 'KRW',
    "approved_minor" BIGINT NOT NULL DEFAULT 0,
    "held_minor" BIGINT NOT NULL DEFAULT 0,
    "used_minor" BIGINT NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seller_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limit_hold" (
    "order_id" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "seller_limit_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "monthly_minor" BIGINT NOT NULL,
    "state" "HoldState" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "limit_hold_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "href" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "event_key" TEXT NOT NULL,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_order" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "purchaser_id" TEXT NOT NULL,
    "seller_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "listing_version_id" TEXT NOT NULL,
    "institution_id" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "unit_id" TEXT,
    "state" "OrderState" NOT NULL DEFAULT 'FORM',
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "financed_minor" BIGINT NOT NULL,
    "instalment_minor" BIGINT NOT NULL,
    "total_cost_minor" BIGINT NOT NULL,
    "total_to_own_minor" BIGINT NOT NULL,
    "cash_price_minor" BIGINT NOT NULL,
    "first_payment_minor" BIGINT NOT NULL,
    "disclosure_pack" TEXT NOT NULL,
    "draft" JSONB NOT NULL DEFAULT '{}',
    "step" INTEGER NOT NULL DEFAULT 1,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "hold_until" TIMESTAMPTZ(3),
    "form_opened_at" TIMESTAMPTZ(3) NOT NULL,
    "recipient_name" TEXT,
    "phone" TEXT,
    "postcode" TEXT,
    "road" TEXT,
    "address_detail" TEXT,
    "due_day" INTEGER,
    "mandate_bank" TEXT,
    "mandate_masked" TEXT,
    "mandate_holder" TEXT,
    "signature_name" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "placed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "reason" TEXT,
    "data" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" TEXT NOT NULL,
    "purpose" "FilePurpose" NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" TEXT NOT NULL,
    "user_id" TEXT,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_seconds" BIGINT NOT NULL,

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "principal" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_sha256" TEXT NOT NULL,
    "status" INTEGER,
    "response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("principal","route","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "app_user_created_at_id_idx" ON "app_user"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "app_user_seller_id_idx" ON "app_user"("seller_id");

-- CreateIndex
CREATE UNIQUE INDEX "seller_business_number_key" ON "seller"("business_number");

-- CreateIndex
CREATE INDEX "seller_status_created_at_id_idx" ON "seller"("status", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "account_token_token_hash_key" ON "account_token"("token_hash");

-- CreateIndex
CREATE INDEX "account_token_user_id_kind_idx" ON "account_token"("user_id", "kind");

-- CreateIndex
CREATE INDEX "consent_user_id_given_at_idx" ON "consent"("user_id", "given_at");

-- CreateIndex
CREATE UNIQUE INDEX "consent_subject_type_subject_id_code_recipient_key" ON "consent"("subject_type", "subject_id", "code", "recipient");

-- CreateIndex
CREATE UNIQUE INDEX "listing_number_key" ON "listing"("number");

-- CreateIndex
CREATE UNIQUE INDEX "listing_draft_version_id_key" ON "listing"("draft_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_published_version_id_key" ON "listing"("published_version_id");

-- CreateIndex
CREATE INDEX "listing_seller_id_status_created_at_id_idx" ON "listing"("seller_id", "status", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "listing_status_submitted_at_id_idx" ON "listing"("status", "submitted_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_version_listing_id_number_key" ON "listing_version"("listing_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "listing_version_id_listing_id_key" ON "listing_version"("id", "listing_id");

-- CreateIndex
CREATE INDEX "listing_photo_file_id_idx" ON "listing_photo"("file_id");

-- CreateIndex
CREATE INDEX "unit_listing_id_state_id_idx" ON "unit"("listing_id", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_listing_id_serial_key" ON "unit"("listing_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "unit_id_listing_id_key" ON "unit"("id", "listing_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_number_key" ON "contract"("number");

-- CreateIndex
CREATE UNIQUE INDEX "contract_order_id_key" ON "contract"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_document_id_key" ON "contract"("document_id");

-- CreateIndex
CREATE INDEX "contract_state_drawn_at_id_idx" ON "contract"("state", "drawn_at", "id");

-- CreateIndex
CREATE INDEX "contract_purchaser_id_created_at_idx" ON "contract"("purchaser_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "contract_id_purchaser_id_seller_id_institution_id_key" ON "contract"("id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_order_id_purchaser_id_seller_id_institution_id_key" ON "contract"("order_id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "delivery_seller_id_state_noticed_at_order_id_idx" ON "delivery"("seller_id", "state", "noticed_at" DESC, "order_id");

-- CreateIndex
CREATE INDEX "delivery_state_accept_by_idx" ON "delivery"("state", "accept_by");

-- CreateIndex
CREATE INDEX "delivery_state_silence_at_idx" ON "delivery"("state", "silence_at");

-- CreateIndex
CREATE INDEX "delivery_state_relay_by_idx" ON "delivery"("state", "relay_by");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_order_id_purchaser_id_seller_id_institution_id_key" ON "delivery"("order_id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "claim_order_id_idx" ON "claim"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_approval_tenant_code_caller_code_request_id_key" ON "tenant_approval"("tenant_code", "caller_code", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_seller_limit_tenant_code_caller_code_seller_ref_key" ON "tenant_seller_limit"("tenant_code", "caller_code", "seller_ref");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_seller_limit_tenant_code_caller_code_request_id_key" ON "tenant_seller_limit"("tenant_code", "caller_code", "request_id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_contract_number_key" ON "tenant_contract"("number");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_contract_tenant_code_caller_code_order_id_key" ON "tenant_contract"("tenant_code", "caller_code", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "institution_code_key" ON "institution"("code");

-- CreateIndex
CREATE INDEX "institution_event_outcome_received_at_idx" ON "institution_event"("outcome", "received_at");

-- CreateIndex
CREATE INDEX "institution_call_institution_id_id_idx" ON "institution_call"("institution_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "lease_number_key" ON "lease"("number");

-- CreateIndex
CREATE UNIQUE INDEX "lease_contract_id_key" ON "lease"("contract_id");

-- CreateIndex
CREATE INDEX "lease_purchaser_id_created_at_id_idx" ON "lease"("purchaser_id", "created_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "lease_contract_id_purchaser_id_seller_id_institution_id_key" ON "lease"("contract_id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "lease_instalment_state_due_on_idx" ON "lease_instalment"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "journal_entry_source_type_source_id_kind_key" ON "journal_entry"("source_type", "source_id", "kind");

-- CreateIndex
CREATE INDEX "journal_line_account_code_party_id_idx" ON "journal_line"("account_code", "party_id");

-- CreateIndex
CREATE INDEX "journal_line_lease_id_idx" ON "journal_line"("lease_id");

-- CreateIndex
CREATE UNIQUE INDEX "limit_request_number_key" ON "limit_request"("number");

-- CreateIndex
CREATE INDEX "limit_request_purchaser_id_created_at_id_idx" ON "limit_request"("purchaser_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "limit_request_state_answer_by_idx" ON "limit_request"("state", "answer_by");

-- CreateIndex
CREATE UNIQUE INDEX "limit_request_id_purchaser_id_seller_id_key" ON "limit_request"("id", "purchaser_id", "seller_id");

-- CreateIndex
CREATE INDEX "limit_ask_limit_request_id_idx" ON "limit_ask"("limit_request_id");

-- CreateIndex
CREATE INDEX "limit_ask_institution_id_state_asked_at_id_idx" ON "limit_ask"("institution_id", "state", "asked_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "limit_ask_id_purchaser_id_seller_id_institution_id_key" ON "limit_ask"("id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_ask_id_key" ON "approval"("ask_id");

-- CreateIndex
CREATE INDEX "approval_purchaser_id_status_expires_at_idx" ON "approval"("purchaser_id", "status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "approval_institution_id_external_id_key" ON "approval"("institution_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_id_purchaser_id_seller_id_institution_id_key" ON "approval"("id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_ask_id_purchaser_id_seller_id_institution_id_key" ON "approval"("ask_id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE UNIQUE INDEX "seller_limit_seller_id_institution_id_key" ON "seller_limit"("seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "limit_hold_state_until_idx" ON "limit_hold"("state", "until");

-- CreateIndex
CREATE INDEX "limit_hold_approval_id_idx" ON "limit_hold"("approval_id");

-- CreateIndex
CREATE INDEX "limit_hold_seller_limit_id_idx" ON "limit_hold"("seller_limit_id");

-- CreateIndex
CREATE INDEX "notification_user_id_created_at_id_idx" ON "notification"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notification_user_id_event_key_key" ON "notification"("user_id", "event_key");

-- CreateIndex
CREATE UNIQUE INDEX "lease_order_number_key" ON "lease_order"("number");

-- CreateIndex
CREATE INDEX "lease_order_purchaser_id_created_at_id_idx" ON "lease_order"("purchaser_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "lease_order_seller_id_state_created_at_id_idx" ON "lease_order"("seller_id", "state", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "lease_order_state_hold_until_idx" ON "lease_order"("state", "hold_until");

-- CreateIndex
CREATE UNIQUE INDEX "lease_order_id_purchaser_id_seller_id_institution_id_key" ON "lease_order"("id", "purchaser_id", "seller_id", "institution_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_subject_type_subject_id_seq_key" ON "audit_entry"("subject_type", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "stored_file_owner_id_idx" ON "stored_file"("owner_id");

-- CreateIndex
CREATE INDEX "mail_message_created_at_id_idx" ON "mail_message"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "mail_message_recipient_created_at_idx" ON "mail_message"("recipient", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_draft_version_id_fkey" FOREIGN KEY ("draft_version_id") REFERENCES "listing_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_published_version_id_fkey" FOREIGN KEY ("published_version_id") REFERENCES "listing_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_category_code_fkey" FOREIGN KEY ("category_code") REFERENCES "category"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_version" ADD CONSTRAINT "listing_version_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_version" ADD CONSTRAINT "listing_version_category_code_fkey" FOREIGN KEY ("category_code") REFERENCES "category"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_photo" ADD CONSTRAINT "listing_photo_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "listing_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing_photo" ADD CONSTRAINT "listing_photo_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_order_id_purchaser_id_seller_id_institution_id_fkey" FOREIGN KEY ("order_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "lease_order"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_order_id_purchaser_id_seller_id_institution_id_fkey" FOREIGN KEY ("order_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "lease_order"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "lease_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_caller" ADD CONSTRAINT "tenant_caller_tenant_code_fkey" FOREIGN KEY ("tenant_code") REFERENCES "tenant"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_limit_request" ADD CONSTRAINT "tenant_limit_request_tenant_code_caller_code_fkey" FOREIGN KEY ("tenant_code", "caller_code") REFERENCES "tenant_caller"("tenant_code", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_approval" ADD CONSTRAINT "tenant_approval_tenant_code_caller_code_request_id_fkey" FOREIGN KEY ("tenant_code", "caller_code", "request_id") REFERENCES "tenant_limit_request"("tenant_code", "caller_code", "request_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_hold" ADD CONSTRAINT "tenant_hold_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "tenant_approval"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_seller_limit" ADD CONSTRAINT "tenant_seller_limit_tenant_code_caller_code_fkey" FOREIGN KEY ("tenant_code", "caller_code") REFERENCES "tenant_caller"("tenant_code", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_contract" ADD CONSTRAINT "tenant_contract_tenant_code_caller_code_fkey" FOREIGN KEY ("tenant_code", "caller_code") REFERENCES "tenant_caller"("tenant_code", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_callback" ADD CONSTRAINT "tenant_callback_tenant_code_caller_code_fkey" FOREIGN KEY ("tenant_code", "caller_code") REFERENCES "tenant_caller"("tenant_code", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_event" ADD CONSTRAINT "institution_event_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "institution_call" ADD CONSTRAINT "institution_call_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_contract_id_purchaser_id_seller_id_institution_id_fkey" FOREIGN KEY ("contract_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "contract"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_instalment" ADD CONSTRAINT "lease_instalment_lease_id_fkey" FOREIGN KEY ("lease_id") REFERENCES "lease"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_line" ADD CONSTRAINT "journal_line_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "journal_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journal_line" ADD CONSTRAINT "journal_line_account_code_fkey" FOREIGN KEY ("account_code") REFERENCES "ledger_account"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_request" ADD CONSTRAINT "limit_request_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_request" ADD CONSTRAINT "limit_request_listing_version_id_fkey" FOREIGN KEY ("listing_version_id") REFERENCES "listing_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_ask" ADD CONSTRAINT "limit_ask_limit_request_id_purchaser_id_seller_id_fkey" FOREIGN KEY ("limit_request_id", "purchaser_id", "seller_id") REFERENCES "limit_request"("id", "purchaser_id", "seller_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_ask" ADD CONSTRAINT "limit_ask_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_ask_id_purchaser_id_seller_id_institution_id_fkey" FOREIGN KEY ("ask_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "limit_ask"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_limit" ADD CONSTRAINT "seller_limit_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seller_limit" ADD CONSTRAINT "seller_limit_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_hold" ADD CONSTRAINT "limit_hold_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "lease_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_hold" ADD CONSTRAINT "limit_hold_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_hold" ADD CONSTRAINT "limit_hold_seller_limit_id_fkey" FOREIGN KEY ("seller_limit_id") REFERENCES "seller_limit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_order" ADD CONSTRAINT "lease_order_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_order" ADD CONSTRAINT "lease_order_listing_version_id_listing_id_fkey" FOREIGN KEY ("listing_version_id", "listing_id") REFERENCES "listing_version"("id", "listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_order" ADD CONSTRAINT "lease_order_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_order" ADD CONSTRAINT "lease_order_approval_id_purchaser_id_seller_id_institution_fkey" FOREIGN KEY ("approval_id", "purchaser_id", "seller_id", "institution_id") REFERENCES "approval"("id", "purchaser_id", "seller_id", "institution_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease_order" ADD CONSTRAINT "lease_order_unit_id_listing_id_fkey" FOREIGN KEY ("unit_id", "listing_id") REFERENCES "unit"("id", "listing_id") ON DELETE RESTRICT ON UPDATE CASCADE;
