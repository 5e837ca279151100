/** The product's light colours, for hosts that draw a sheet's roles themselves; a host with a dark mode turns them. */
export const palette = {
  paper: "#ffffff",
  ink: "#242424",
  softInk: "#616161",
  /** Of figures that matter less than those beside them, and are to be read all the same: 4.5 to 1 on paper. */
  mutedInk: "#767676",
  accent: "#0f6cbd",
  inputInk: "#0f548c",
  inputFill: "#fff9e5",
  headingFill: "#f0f4f9",
  /** What is in force, among others that are not. */
  currentFill: "#dcebf9",
  line: "#c7c7c7",
  /** Data bars, and the weaker of two series. */
  softAccent: "#9cc3e6",
} as const;
