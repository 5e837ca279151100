import type { LineProblem } from "../../actuals";

const MOST_SHOWN = 5;

interface LinesProps {
  id: string;
  title: string;
  lines: readonly LineProblem[];
}

/** Lines of the file of which something is said. */
export const Lines = ({ id, title, lines }: LinesProps) =>
  lines.length > 0 && (
    <div class="problem" data-test={id}>
      {title}
      <ul>
        {lines.slice(0, MOST_SHOWN).map(({ line, reason }) => (
          <li key={line}>
            Line {line}: {reason}.
          </li>
        ))}
      </ul>
      {lines.length > MOST_SHOWN && "The others are on the inserted sheet."}
    </div>
  );
