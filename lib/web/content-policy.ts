/** What every page may load, save scripts. Bars have their width in a style attribute, so styles may be inline. */
const REST = ["default-src 'self'", "img-src 'self' blob: data:", "font-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'", "style-src 'self' 'unsafe-inline'"];

/** The content security policy of a page whose scripts are ours, or one of these sources. */
export const withScripts = (sources: readonly string[]): string => [...REST, `script-src 'self' ${sources.join(' ')}`].join('; ');
