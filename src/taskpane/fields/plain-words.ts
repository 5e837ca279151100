/** Words that people put round the number of a field and that say no more than the field's own label. */

const ABOUT = /^(?:(?:about|around|approximately|approx\.?|roughly|circa|ca\.)\s+|[~≈]\s*)/i;
const PER_GPU_HOUR =
  /\s*(?:\/|\bper\b|\ban?\b|\beach\b)\s*(?:(?:gpu|accelerator|chip|card|device)s?[-\s/]*)?(?:hours?|hrs?|h)\b\.?/gi;
const PER_GPU = /(?<=\/s|per second)\s*(?:\/|\bper\b|\ba\b)\s*(?:gpu|accelerator|chip)\b/gi;
const SECONDS = /\s*per second\b/gi;
const PEAK = /\s*(?:\b(?:mfu|utili[sz]ation)\b|\bof (?:the )?(?:peak|maximum)\b)/gi;

/** What may stand after a number of a unit, in the plural or not. */
const NOUNS: Readonly<Record<string, RegExp>> = {
  tokens: /\s*\btokens?\b(?:\s*(?:per|a|\/)\s*runs?\b)?/gi,
  "per parameter": /\s*(?:\btokens?\b\s*)?(?:\bper\b|\ba\b|\/)\s*param(?:eter)?s?\b/gi,
  steps: /\s*\bsteps?\b/gi,
  GPUs: /\s*\b(?:gpus?|accelerators?)\b/gi,
};

/** The text without them: "about 2.10 per GPU-hour" is "2.10" where US$ is asked for. Other words stay, and make it no number. */
export function withoutWords(typed: string, unit: string | undefined): string {
  let text = typed.trim().replace(ABOUT, "");
  if (unit === "US$") {
    text = text
      .replace(PER_GPU_HOUR, "")
      .replace(/\bdollars?\b/gi, "usd")
      .replace(/\b(?:usd|us\$)\s*(?=\d)/gi, "$");
  }
  if (unit === "FLOP/s") text = text.replace(SECONDS, "/s").replace(PER_GPU, "").replace(PEAK, "");
  const noun = unit === undefined ? undefined : NOUNS[unit];
  return (noun ? text.replace(noun, "") : text).trim();
}

/** The money of a text that is in none of the field's. */
export function otherMoney(typed: string): string | undefined {
  return /[€£¥₹]|\b(?:eur|euros?|gbp|pounds?|cny|rmb|jpy|yen|chf|inr)\b/i.exec(typed)?.[0];
}
