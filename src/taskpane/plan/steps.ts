/** As many as the spreadsheet keeps. */
const MOST_STEPS = 20;

/** States that can be gone back to, and forth again. */
export class Steps<T> {
  private past: T[] = [];
  private future: T[] = [];
  /** Where the latest step was typed. */
  private place: string | undefined;

  /** Begins a step in a state; what goes on at the place where the latest one was typed belongs to that one. */
  begin(before: T, place?: string): void {
    const isSame = place !== undefined && place === this.place;
    this.place = place;
    this.future = [];
    if (!isSame) this.past = [...this.past, before].slice(-MOST_STEPS);
  }

  /** The next change is a step of its own, wherever it is typed. */
  end(): void {
    this.place = undefined;
  }

  /** The state before the latest step; undefined where there is none. */
  back(now: T): T | undefined {
    return this.move(this.past, this.future, now);
  }

  /** The state that was gone back from. */
  forth(now: T): T | undefined {
    return this.move(this.future, this.past, now);
  }

  private move(from: T[], to: T[], now: T): T | undefined {
    this.end();
    const state = from.pop();
    if (state !== undefined) to.push(now);
    return state;
  }
}
