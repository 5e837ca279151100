import { ThemeService, type Injector } from "@univerjs/core";
import { ICanvasColorService } from "@univerjs/preset-sheets-core";

/** What white paper becomes: the ground of the page around it. Black, as the engine has it, hides grid lines and soft fills. */
const DARKEST = 0x1f;

/** A turned colour "#19110a", "rgb(25,17,0)" or "rgba(25,17,0,.5)" on the lighter ground; white stays white. */
function lifted(colour: string): string {
  const lift = (value: number) => Math.round(DARKEST + (value * (255 - DARKEST)) / 255);
  const [, hex, alpha = ""] = /^#([0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour) ?? [];
  if (hex) return `#${hex.replace(/../g, (it) => lift(parseInt(it, 16)).toString(16).padStart(2, "0"))}${alpha}`;
  const [, parts, rest = ""] = /^rgba?\((\d+,\s*\d+,\s*\d+)(.*)\)$/i.exec(colour) ?? [];
  return parts ? `${rest ? "rgba" : "rgb"}(${parts.replace(/\d+/g, (it) => String(lift(Number(it))))}${rest})` : colour;
}

/** Has the engine's dark mode draw a sheet's light colours on the page's dark ground in place of black. */
export function softenDarkMode(injector: Injector): void {
  const colours = injector.get(ICanvasColorService);
  const theme = injector.get(ThemeService);
  const turned = colours.getRenderColor.bind(colours);
  const known = new Map<string, string>();
  colours.getRenderColor = (colour) => {
    // Colours of the theme by their names are dark ones already.
    if (!theme.darkMode || !/^(#|rgb)/i.test(colour)) return turned(colour);
    let drawn = known.get(colour);
    if (drawn === undefined) known.set(colour, (drawn = lifted(turned(colour))));
    return drawn;
  };
}
