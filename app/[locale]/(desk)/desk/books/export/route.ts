import { booksExport } from '@/lib/web/books-export';

/** Every line of a period. */
export const GET = booksExport('DESK');
