interface TabsProps<Id extends string> {
  tabs: readonly { id: Id; label: string }[];
  active: Id;
  onChange(id: Id): void;
}

/** The tabs; tab-x belongs to the element panel-x. The elements bring their own arrow keys. */
export function Tabs<Id extends string>({ tabs, active, onChange }: TabsProps<Id>) {
  return (
    <fluent-tablist
      aria-label="Sections"
      activeid={`tab-${active}`}
      onChange={(event) => onChange(activeTab(event).id.replace("tab-", "") as Id)}
    >
      {tabs.map(({ id, label }) => (
        <fluent-tab key={id} id={`tab-${id}`} aria-controls={`panel-${id}`} data-test={`tab-${id}`}>
          {label}
        </fluent-tab>
      ))}
    </fluent-tablist>
  );
}

/** The element's own change event carries the tab. */
const activeTab = (event: Event): HTMLElement => (event as CustomEvent<HTMLElement>).detail;
