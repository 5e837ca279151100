const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** "1 run", "1,200 runs": a number with what it counts; other plurals than an s are given. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;
