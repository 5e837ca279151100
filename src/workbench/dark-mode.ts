const preference = matchMedia("(prefers-color-scheme: dark)");

export const prefersDark = (): boolean => preference.matches;

/** Calls back whenever the user turns the system's dark mode on or off. */
export function onPreferenceChange(listener: (dark: boolean) => void): void {
  preference.addEventListener("change", ({ matches }) => listener(matches));
}
