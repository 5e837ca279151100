import { useState } from "preact/hooks";

/** Offers the functions as formulas of the workbook itself, for those who read it without the add-in. */
export function WorkbookNames({ onAdd }: { onAdd(): Promise<void> }) {
  const [adding, setAdding] = useState(false);
  const add = () => {
    setAdding(true);
    void onAdd().finally(() => setAdding(false));
  };
  return (
    <section aria-labelledby="names-heading">
      <h2 id="names-heading">For colleagues without the add-in</h2>
      <p class="quiet">
        Adds the basic functions to this workbook as named formulas: <code>=FLOPS_PER_TOKEN(1024)</code> then works for
        everyone who opens it. Existing names are not changed.
      </p>
      <fluent-button appearance="outline" data-test="add-names" disabled={adding} onClick={add}>
        Add names to the workbook
      </fluent-button>
    </section>
  );
}
