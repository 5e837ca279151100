import type { ComponentProps, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PlanTab } from "./plan-tab";

type PlanTabProps = ComponentProps<typeof PlanTab>;

/** The planner, loaded when its tab is first shown: who only looks at a sheet does not wait for it. It stays, with the plan in it. */
export function PlanPanel(props: PlanTabProps) {
  const { isShown } = props;
  const [loaded, setLoaded] = useState<{ Tab: ComponentType<PlanTabProps> }>();
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!isShown || loaded) return;
    setFailed(false);
    import(/* webpackChunkName: "plan" */ "./plan-tab").then(
      ({ PlanTab: Tab }) => setLoaded({ Tab }),
      () => setFailed(true),
    );
  }, [isShown]);
  if (loaded) return <loaded.Tab {...props} />;
  return (
    <p class={hasFailed ? "problem" : "quiet"} role={hasFailed ? "alert" : "status"}>
      {hasFailed
        ? "The planner could not be loaded. Check the connection, then show another tab and this one again."
        : "Loading the planner…"}
    </p>
  );
}
