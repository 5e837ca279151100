import { useState } from "preact/hooks";

/** Offers to enter formulas again that Excel opened before it knew their functions. */
export function RepairFormulas({ onRepair }: { onRepair(): Promise<void> }) {
  const [repairing, setRepairing] = useState(false);
  const repair = () => {
    setRepairing(true);
    void onRepair().finally(() => setRepairing(false));
  };
  return (
    <section aria-labelledby="repair-heading">
      <h2 id="repair-heading">Formulas that show #NAME? or #BUSY!</h2>
      <p class="quiet">
        Excel may open a workbook before it knows the functions of an add-in. This enters their formulas again, on every
        sheet, where they show one of these errors. Other cells are not changed.
      </p>
      <fluent-button appearance="outline" data-test="repair-all" disabled={repairing} onClick={repair}>
        Repair formulas
      </fluent-button>
    </section>
  );
}
