/** The nonce that main put into the page for styles made at run time; undefined under a plain server. */
export function readStyleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;
  return nonce && !nonce.startsWith('__') ? nonce : undefined;
}
