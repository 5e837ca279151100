import { PAGES } from "../site";

/** Says where the page belongs, and where the same is to be had without Excel. */
export function showOutsideExcel(root: HTMLElement): void {
  const paragraph = (...parts: (string | Node)[]) => {
    const it = document.createElement("p");
    it.append(...parts);
    return it;
  };
  const link = (href: string, text: string) => Object.assign(document.createElement("a"), { href, textContent: text });
  const heading = Object.assign(document.createElement("h1"), { textContent: "This page belongs inside Excel" });
  root.classList.add("outside");
  root.replaceChildren(
    heading,
    paragraph(
      "It is FLOPsheet's task pane, and there is no workbook here for it to work on. In Excel, choose Training cost on the Home tab.",
    ),
    paragraph(
      "Without Excel, ",
      link("index.html", "the workbench"),
      " has the same sheet, functions and pane; ",
      link(PAGES.help, "the help page"),
      " lists the functions.",
    ),
  );
}
