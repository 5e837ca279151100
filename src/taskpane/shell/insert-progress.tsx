import type { Progress } from "../../grid/host";

export function InsertProgress({ progress, onCancel }: { progress: Progress; onCancel(): void }) {
  const percent = Math.round(progress.share * 100);
  return (
    <div class="insert-progress" data-test="insert-progress">
      <div class="row">
        <span id="insert-step">{progress.step}…</span>
        <fluent-button size="small" data-test="insert-cancel" onClick={onCancel}>
          Cancel
        </fluent-button>
      </div>
      <fluent-progress-bar aria-labelledby="insert-step" aria-valuenow={percent} min={0} max={100} value={percent} />
    </div>
  );
}
