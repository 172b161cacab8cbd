-- Money that came for a bill which had become part of another, put to what its lease owes.
ALTER TYPE "CreditCause" ADD VALUE 'PAYMENT';
