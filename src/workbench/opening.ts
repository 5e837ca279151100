/** How far the workbench is, as its page says it until the spreadsheet is there; start.ts says what went wrong instead. */
export class Opening {
  private readonly step: HTMLElement;
  private readonly progress: HTMLProgressElement;

  constructor(private readonly element: HTMLElement) {
    this.step = element.querySelector("[data-test=opening-step]")!;
    this.progress = element.querySelector("progress")!;
  }

  shows(step: string, share: number): void {
    this.step.textContent = step;
    this.progress.value = share;
  }

  isOver(): void {
    this.element.remove();
  }
}
