/** What lies on a picture: so that a photo cannot swallow it; on the plate itself it is not seen. */
export const ON_PICTURE = 'rounded-sm bg-plate/80 px-1.5 py-0.5';
