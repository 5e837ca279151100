/** Why there is no pane although Excel opened the page. */
export type Silence = "no answer" | "no library";

const WORDS: Readonly<Record<Silence, readonly [title: string, ...what: string[]]>> = {
  "no answer": [
    "Excel does not answer",
    "Excel opened this pane, but has not connected to it. Reload the pane. If that does not help, close the pane and reopen it, or restart Excel.",
  ],
  "no library": [
    "Office.js could not be loaded",
    "Without this library of Microsoft's neither the pane nor the functions work. Check the network, then reload the pane.",
    "In a network without the internet, whoever serves the add-in can build it with a copy of the library: FLOPSHEET_OFFICE_JS=self.",
  ],
};

/** Says that Excel is missing, with a button to try again. */
export function showSilentExcel(root: HTMLElement, silence: Silence, reload: () => void): void {
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, textContent: string) =>
    Object.assign(document.createElement(name), { textContent });
  const [title, ...what] = WORDS[silence];
  const button = make("button", "Reload");
  button.type = "button";
  button.addEventListener("click", reload);
  const message = document.createElement("div");
  message.setAttribute("role", "alert");
  message.append(make("h1", title), ...what.map((it) => make("p", it)));
  root.classList.add("outside");
  root.replaceChildren(message, button);
}
