/** A text as a canvas shows it; lengths in pixels of the page. */
export interface DrawnText {
  /** What the page asked to be drawn. */
  text: string;
  /** What of it can be seen: characters of which the clipping leaves at least half. */
  shown: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The rectangle that the drawing was confined to, as one draws a cell's text into its cell. */
  place: { left: number; right: number; top: number; bottom: number };
}

declare global {
  interface Window {
    /** The texts that a canvas shows at the moment. */
    drawnTexts(canvas: HTMLCanvasElement): DrawnText[];
  }
}

/**
 * Runs in the page before its own scripts, and writes down beside every canvas which texts are on it: texts are added as
 * they are drawn, copied with the canvas they are on, and forgotten when they are cleared or painted over.
 *
 * Its limits: a clip counts where its path is made of rectangles, and as the rectangle round them; only opaque rectangles
 * paint over a text, and only one whose ink they cover whole; strokeText is no text; and what lies over the canvas in the
 * page is not seen.
 */
export function recordDrawnText(): void {
  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  type Matrix = Pick<DOMMatrix, "a" | "b" | "c" | "d" | "e" | "f">;
  interface Entry {
    text: string;
    x: number;
    y: number;
    font: string;
    align: CanvasTextAlign;
    baseline: CanvasTextBaseline;
    matrix: Matrix;
    /** All clips together, and the last of them. */
    clip: Box;
    place: Box;
    /** In its own coordinates, as `measured` has it. */
    ink?: Box;
  }
  interface Layer {
    texts: Entry[];
    clip: Box;
    place: Box;
    path: Box;
    saved: { clip: Box; place: Box }[];
  }

  const EVERYWHERE: Box = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const NOWHERE: Box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const isEmpty = (it: Box) => it.left >= it.right || it.top >= it.bottom;
  const both = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const around = (one: Box, other: Box): Box => ({
    left: Math.min(one.left, other.left),
    right: Math.max(one.right, other.right),
    top: Math.min(one.top, other.top),
    bottom: Math.max(one.bottom, other.bottom),
  });
  const contains = (outer: Box, inner: Box) =>
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

  function mapped({ a, b, c, d, e, f }: Matrix, x: number, y: number, width: number, height: number): Box {
    const xs = [a * x, a * (x + width)].flatMap((it) => [it + c * y + e, it + c * (y + height) + e]);
    const ys = [b * x, b * (x + width)].flatMap((it) => [it + d * y + f, it + d * (y + height) + f]);
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  }
  const mappedBox = (matrix: Matrix, it: Box) =>
    Number.isFinite(it.right - it.left) && Number.isFinite(it.bottom - it.top)
      ? mapped(matrix, it.left, it.top, it.right - it.left, it.bottom - it.top)
      : it;

  const ruler = document.createElement("canvas").getContext("2d")!;
  function setRuler({ font, baseline, align }: Entry): void {
    if (ruler.font !== font) ruler.font = font;
    ruler.textBaseline = baseline;
    ruler.textAlign = align;
  }
  function widthOf(it: Entry, text: string): number {
    setRuler(it);
    return ruler.measureText(text).width;
  }
  /** The box of the text's line in its own coordinates, or the one of its ink. */
  function measured(it: Entry, of: "line" | "ink" = "line"): Box {
    setRuler(it);
    const size = ruler.measureText(it.text);
    const share = it.align === "center" ? 0.5 : it.align === "right" || it.align === "end" ? 1 : 0;
    const left = it.x - share * size.width;
    return {
      left,
      right: left + size.width,
      top: it.y - (of === "line" ? size.fontBoundingBoxAscent : size.actualBoundingBoxAscent),
      bottom: it.y + (of === "line" ? size.fontBoundingBoxDescent : size.actualBoundingBoxDescent),
    };
  }
  const boxOf = (it: Entry): Box => mappedBox(it.matrix, measured(it));

  const layers = new WeakMap<HTMLCanvasElement, Layer>();
  function layerOf(canvas: HTMLCanvasElement): Layer {
    let layer = layers.get(canvas);
    if (!layer)
      layers.set(canvas, (layer = { texts: [], clip: EVERYWHERE, place: EVERYWHERE, path: NOWHERE, saved: [] }));
    return layer;
  }
  const whole = ({ width, height }: HTMLCanvasElement): Box => ({ left: 0, right: width, top: 0, bottom: height });

  /** What of a text's ink is on a canvas. */
  const inkOn = (canvas: HTMLCanvasElement, it: Entry): Box =>
    both(both(mappedBox(it.matrix, (it.ink ??= measured(it, "ink"))), it.clip), whole(canvas));

  function cover(canvas: HTMLCanvasElement, area: Box): void {
    const layer = layerOf(canvas);
    if (layer.texts.length === 0) return;
    layer.texts = contains(area, whole(canvas)) ? [] : layer.texts.filter((it) => !contains(area, inkOn(canvas, it)));
  }

  type Watched =
    "save" | "restore" | "beginPath" | "rect" | "clip" | "clearRect" | "fillRect" | "fillText" | "drawImage";
  const native = CanvasRenderingContext2D.prototype as unknown as Record<Watched, (...args: unknown[]) => unknown>;
  /** Does `before`, then what the canvas does itself. */
  function watch(
    name: Watched,
    before: (layer: Layer, context: CanvasRenderingContext2D, args: unknown[]) => void,
  ): void {
    const original = native[name];
    native[name] = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      before(layerOf(this.canvas), this, args);
      return original.apply(this, args);
    };
  }
  const rectangle = (context: CanvasRenderingContext2D, args: unknown[]) =>
    mapped(context.getTransform(), ...(args as [number, number, number, number]));

  watch("save", (layer) => layer.saved.push({ clip: layer.clip, place: layer.place }));
  watch("restore", (layer) => Object.assign(layer, layer.saved.pop()));
  watch("beginPath", (layer) => (layer.path = NOWHERE));
  watch("rect", (layer, context, args) => {
    layer.path = around(layer.path, rectangle(context, args));
  });
  watch("clip", (layer) => {
    if (layer.path === NOWHERE) return;
    layer.place = layer.path;
    layer.clip = both(layer.clip, layer.path);
  });
  watch("clearRect", (layer, context, args) => cover(context.canvas, both(rectangle(context, args), layer.clip)));
  watch("fillRect", (layer, context, args) => {
    const isOpaque = context.globalAlpha === 1 && typeof context.fillStyle === "string" && context.fillStyle[0] === "#";
    if (isOpaque) cover(context.canvas, both(rectangle(context, args), layer.clip));
  });
  watch("fillText", (layer, context, args) => {
    const [text, x, y] = args as [string, number, number];
    const { a, b, c, d, e, f } = context.getTransform();
    layer.texts.push({
      text,
      x,
      y,
      font: context.font,
      align: context.textAlign,
      baseline: context.textBaseline,
      matrix: { a, b, c, d, e, f },
      clip: layer.clip,
      place: layer.place,
    });
  });
  watch("drawImage", (layer, context, args) => {
    const [source, ...numbers] = args as [unknown, ...number[]];
    const copied = source instanceof HTMLCanvasElement ? [...layerOf(source).texts] : [];
    if (context.globalCompositeOperation === "copy") layer.texts = [];
    if (copied.length === 0) return;
    const { width, height } = source as HTMLCanvasElement;
    const [sx, sy, sw, sh, dx, dy, dw, dh] = (
      numbers.length === 8
        ? numbers
        : [0, 0, width, height, numbers[0], numbers[1], numbers[2] ?? width, numbers[3] ?? height]
    ) as [number, number, number, number, number, number, number, number];
    const part: Box = { left: sx, right: sx + sw, top: sy, bottom: sy + sh };
    const onto = DOMMatrix.fromMatrix(context.getTransform())
      .translate(dx, dy)
      .scale(dw / sw, dh / sh)
      .translate(-sx, -sy);
    for (const it of copied) {
      const clip = both(mappedBox(onto, both(it.clip, part)), layer.clip);
      if (isEmpty(clip)) continue;
      const { a, b, c, d, e, f } = onto.multiply(DOMMatrix.fromMatrix(it.matrix));
      const copy = { ...it, clip, place: mappedBox(onto, it.place), matrix: { a, b, c, d, e, f } };
      // A canvas that scrolls is copied onto itself at each frame: what leaves it would double each time.
      if (!isEmpty(inkOn(context.canvas, copy))) layer.texts.push(copy);
    }
  });
  for (const side of ["width", "height"] as const) {
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side)!;
    Object.defineProperty(HTMLCanvasElement.prototype, side, {
      get: get!,
      // Whatever is set, even the same size, empties the canvas.
      set(this: HTMLCanvasElement, value: number) {
        layers.delete(this);
        set!.call(this, value);
      },
    });
  }

  /** Which characters of a text have their middle within a clip. Few of them are measured: a text may have thousands. */
  function charactersWithin(it: Entry, clip: Box, box: Box): boolean[] {
    const characters = [...it.text];
    if (box.left >= clip.left && box.right <= clip.right) return characters.map(() => true);
    const { a, e } = it.matrix;
    const start = measured(it).left;
    const widthTo = (count: number) => widthOf(it, characters.slice(0, count).join(""));
    const middleOf = (index: number) => a * (start + (widthTo(index) + widthTo(index + 1)) / 2) + e;
    /** The first character from which on `isPast`, of characters that follow one another. */
    function firstThat(isPast: (index: number) => boolean): number {
      let [low, high] = [0, characters.length];
      while (low < high) {
        const between = (low + high) >> 1;
        if (isPast(between)) high = between;
        else low = between + 1;
      }
      return low;
    }
    const first = firstThat((index) => middleOf(index) >= clip.left);
    const end = firstThat((index) => middleOf(index) > clip.right);
    return characters.map((_, index) => index >= first && index < end);
  }

  window.drawnTexts = (canvas) => {
    const { left, top, width } = canvas.getBoundingClientRect();
    const scale = width / canvas.width;
    const inPage = (it: Box): Box => ({
      left: left + it.left * scale,
      right: left + it.right * scale,
      top: top + it.top * scale,
      bottom: top + it.bottom * scale,
    });
    const found = new Map<string, { it: Entry; box: Box; place: Box; seen: boolean[] }>();
    for (const it of layerOf(canvas).texts) {
      const clip = both(it.clip, whole(canvas));
      const box = boxOf(it);
      const middle = (box.top + box.bottom) / 2;
      if (middle < clip.top || middle > clip.bottom) continue;
      const seen = charactersWithin(it, clip, box);
      // Frozen panes are drawn apart: a text that lies across their edge is drawn once for each.
      const key = [it.text, Math.round(box.left), Math.round(box.top)].join();
      const before = found.get(key);
      if (!before) found.set(key, { it, box, place: it.place, seen });
      else before.seen = before.seen.map((it, index) => it || seen[index]!);
    }
    return [...found.values()].flatMap(({ it: { text }, box, place, seen }) => {
      const shown = [...text].filter((_, index) => seen[index]).join("");
      return shown === "" ? [] : [{ text, shown, ...inPage(box), place: inPage(place) }];
    });
  };
}
