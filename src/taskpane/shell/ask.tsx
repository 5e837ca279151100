interface AskProps {
  /** What would be lost, as a sentence. */
  question: string;
  /** What the button that goes on says. */
  yes: string;
  no: string;
  /** Begins the buttons' data-test names. */
  id: string;
  onYes(): void;
  onNo(): void;
}

/** Asks before something is lost, in the place where it was asked for. */
export const Ask = ({ question, yes, no, id, onYes, onNo }: AskProps) => (
  <div class="ask" role="alertdialog" aria-labelledby={`${id}-question`} data-test={`${id}-ask`}>
    <p id={`${id}-question`}>{question}</p>
    <div class="buttons">
      <fluent-button size="small" data-test={`${id}-yes`} onClick={onYes}>
        {yes}
      </fluent-button>
      <fluent-button size="small" appearance="primary" data-test={`${id}-no`} ref={focused} onClick={onNo}>
        {no}
      </fluent-button>
    </div>
  </div>
);

/** The answer that loses nothing is one key away. */
const focused = (element: HTMLElement | null): void => element?.focus();
