/** What a photo may be, said before it is chosen and checked by the browser before it is sent. The server looks for itself. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const MAX_PHOTO_MEGABYTES = 10;

export interface KeptPhoto {
  fileId: string;
}

/** The error code of a file that the server would not take. Some browsers know no type; then it is the server's to say. */
export function photoProblem({ type, size }: { type: string; size: number }): string | undefined {
  if (type !== '' && !PHOTO_TYPES.some((each) => each === type)) return 'photos.type';
  if (size === 0) return 'photos.empty';
  return size > MAX_PHOTO_MEGABYTES * 1024 * 1024 ? 'photos.size' : undefined;
}
