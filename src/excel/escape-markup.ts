const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML and HTML write it, in an element or in a quoted attribute. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (it) => ENTITIES[it]!);
