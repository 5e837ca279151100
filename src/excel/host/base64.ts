/** As many characters as a call may have arguments everywhere. */
const AT_ONCE = 8192;

/** Bytes as Base64, as Office.js takes files. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(from, from + AT_ONCE));
  return btoa(text);
}
