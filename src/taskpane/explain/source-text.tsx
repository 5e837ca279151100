import type { Reference } from "../../study/file";
import { ReferenceItems } from "../parts/reference-items";

const LINKED = /(https:\/\/[^\s"<>)]+[^\s"<>).,;:])|\barXiv:(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/g;

/** Who says a figure, with a link to each address and each paper of arXiv that it names. */
export function SourceText({ text }: { text: string }) {
  const parts = [];
  let from = 0;
  for (const { 0: shown, 1: url, 2: paper, index } of text.matchAll(LINKED)) {
    parts.push(
      text.slice(from, index),
      <a key={index} href={url ?? `https://arxiv.org/abs/${paper!}`} target="_blank" rel="noreferrer">
        {shown}
      </a>,
    );
    from = index + shown.length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

/** What a study is read from, which its sources name in short: "Article (July 2024)". */
export const References = ({ references }: { references: readonly Reference[] }) => (
  <ul class="quiet references" aria-label="Sources of the study" data-test="why-references">
    <ReferenceItems references={references} />
  </ul>
);
