interface ChartTableProps {
  caption: string;
  headings: readonly string[];
  /** The first cell of a row says what the row is. */
  rows: readonly (readonly string[])[];
}

/** What a chart draws, for screen readers. */
export function ChartTable({ caption, headings, rows }: ChartTableProps) {
  return (
    // A table is as wide as its words, whatever its style says; the element around it is not.
    <div class="only-read">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {headings.map((it) => (
              <th key={it} scope="col">
                {it}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], row) => (
            <tr key={row}>
              <th scope="row">{first}</th>
              {rest.map((it, index) => (
                <td key={index}>{it}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
