import { broadcast, broadcastInTurn, type Broadcast } from "../../src/grid/broadcast";
import { CellError, type Cell, type Matrix } from "../../src/grid/cell";

const joined = (...matrices: Matrix<Cell>[]) => broadcast(matrices, (cells) => cells.map(String).join(""));

test("single rows, columns and cells stretch over the largest shape", () => {
  expect(joined([["a"]])).toEqual([["a"]]);
  expect(joined([["a"], ["b"]], [["1", "2", "3"]])).toEqual([
    ["a1", "a2", "a3"],
    ["b1", "b2", "b3"],
  ]);
  expect(joined([["a", "b"]], [["x"]])).toEqual([["ax", "bx"]]);
  expect(
    joined(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      [["1"], ["2"]],
    ),
  ).toEqual([
    ["a1", "b1"],
    ["c2", "d2"],
  ]);
});

test("where a range ends before another there is #N/A", () => {
  const gap = new CellError("#N/A", "the ranges differ in size");
  expect(
    broadcast(
      [
        [["a"], ["b"], ["c"]],
        [["1"], ["2"]],
      ],
      ([a, b]) => (b instanceof CellError ? b : `${String(a)}${String(b)}`),
    ),
  ).toEqual([["a1"], ["b2"], [gap]]);
  expect(
    broadcast([[["a", "b", "c"]], [["1", "2"]]], ([a, b]) => (b instanceof CellError ? b : `${String(a)}${String(b)}`)),
  ).toEqual([["a1", "b2", gap]]);
});

/** Takes every cell but those of a text, and counts how often it is asked. */
function counting(cells: Matrix<Cell>, refused?: Cell): Broadcast & { taken: Cell[] } {
  const taken: Cell[] = [];
  return {
    cells,
    taken,
    take(cell) {
      taken.push(cell);
      return cell === refused ? new CellError("#VALUE!", String(cell)) : undefined;
    },
  };
}

test("a lone cell is taken once, the cells of a range one for each result", () => {
  const [lone, range] = [counting([[7]]), counting([[1], [2], [3]])];
  expect(broadcastInTurn([lone, range], () => 0)).toEqual([[0], [0], [0]]);
  expect([lone.taken, range.taken]).toEqual([[7], [1, 2, 3]]);
});

test("of what cannot be taken the first argument's is the result, cell by cell", () => {
  expect(broadcastInTurn([counting([["x"]], "x"), counting([["y"], [2]], "y")], () => 0).flat()).toEqual([
    new CellError("#VALUE!", "x"),
    new CellError("#VALUE!", "x"),
  ]);
  expect(broadcastInTurn([counting([["y"], [2]], "y"), counting([["x"]], "x")], () => 0).flat()).toEqual([
    new CellError("#VALUE!", "y"),
    new CellError("#VALUE!", "x"),
  ]);
  expect(broadcastInTurn([counting([["y", 2]], "y")], () => 0)).toEqual([[new CellError("#VALUE!", "y"), 0]]);
});
