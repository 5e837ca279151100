/** Who says a fact, and when: a fact without either is no fact of this project, and does not compile. */
export interface Source {
  /** The document and the place in it, as a reader would look it up. */
  readonly source: string;
  /** Month in which the source said so: "2024-07". */
  readonly date: YearMonth;
}

export type YearMonth = `${number}-${number}`;

/** A source as one line: "NVIDIA H100 datasheet (2023-03)". */
export const sourceText = ({ source, date }: Source): string => `${source} (${date})`;
