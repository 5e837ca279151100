import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";

/** Gives the page the Fluent theme of the system's colour scheme, and each new one. Returns a way to stop. */
export function followColourScheme(): () => void {
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => setTheme(prefersDark.matches ? webDarkTheme : webLightTheme);
  apply();
  prefersDark.addEventListener("change", apply);
  return () => prefersDark.removeEventListener("change", apply);
}
