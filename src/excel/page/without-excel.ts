export { showOutsideExcel } from "./show-outside-excel";
export { showSilentExcel } from "./show-silent-excel";
