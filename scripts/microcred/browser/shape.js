// What was kept in the browser, held to the shape it had: others may have written there too.

/** @typedef {(value: any) => boolean} Shape */

/** @type {Shape} */
export const text = (value) => typeof value === "string";
/** @type {Shape} */
export const number = (value) => typeof value === "number";
/** @type {Shape} */
export const flag = (value) => typeof value === "boolean";

/** Return the shape of what may be null too. @param {Shape} shape @returns {Shape} */
export const maybe = (shape) => (value) => value === null || shape(value);

/** Return the shape of a list whose parts have one. @param {Shape} shape @returns {Shape} */
export const listOf = (shape) => (value) => Array.isArray(value) && value.every(shape);

/** Return the shape of a record whose values have one, whatever their names. @param {Shape} shape @returns {Shape} */
export const recordOf = (shape) => (value) => isRecord(value) && Object.values(value).every(shape);

/** Return the shape of a record that has these fields at least. @param {Record<string, Shape>} fields @returns {Shape} */
export const having = (fields) => (value) =>
  isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(value[name]));

/** @type {Shape} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
