import { referenceLine } from "../../cite/references";
import type { Reference } from "../../study/file";

/** What a study is read from, an item of a list each, with its link. */
export const ReferenceItems = ({ references }: { references: readonly Reference[] }) => (
  <>
    {references.map((it) => (
      <li key={it.url}>
        <a href={it.url} target="_blank" rel="noreferrer">
          {referenceLine(it)}
        </a>
      </li>
    ))}
  </>
);
