import { useWrongFields } from "../../../src/taskpane/fields/wrong-fields";
import { inTurn, runHook } from "../run-hook";

test("each field counts once while it is wrong, and no longer when it is right or gone", () => {
  const run = runHook(() => useWrongFields(), undefined);
  const report = (id: string, isWrong: boolean) => inTurn(() => run.current.report(id, isWrong));
  expect(run.current.wrong).toBe(0);
  report("price", true);
  report("price", true);
  report("rate", true);
  expect(run.current.wrong).toBe(2);
  report("price", false);
  report("width", false);
  expect(run.current.wrong).toBe(1);
  report("rate", false);
  expect(run.current.wrong).toBe(0);
});
