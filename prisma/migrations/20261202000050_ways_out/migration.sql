-- Goods on their way back: from then on nothing of their lease is billed.
ALTER TYPE "FreezeCause" ADD VALUE 'GOODS_BACK';
