const areas = require("./areas.cjs");

const names = (process.env.MUTATION_AREA ?? "core,grid,functions").split(",");
const unknown = names.filter((it) => !Object.hasOwn(areas, it));
if (unknown.length > 0)
  throw new Error(`MUTATION_AREA must be some of ${Object.keys(areas).join(", ")}, and has ${unknown.join(", ")}`);

/** The areas that MUTATION_AREA names, or those of plain arithmetic. */
module.exports = names.map((it) => areas[it]);
