// What has no types of its own, for editors and for the test of types.
declare module "jsonld/lib/*";
declare module "rdf-canonize";
declare module "hash-wasm" {
  export function createSHA256(): Promise<{ init(): any; update(data: Uint8Array): any; digest(form: "hex"): string }>;
}
declare module "made/contexts.json" {
  const contexts: Record<string, object>;
  export default contexts;
}
declare module "made/rules.json" {
  const rules: Record<string, any>;
  export default rules;
}
declare module "made/scorecard.json" {
  const scorecard: Record<string, any>;
  export default scorecard;
}
declare module "uqr" {
  export function encode(text: string, options: { ecc?: "L" | "M" | "Q" | "H"; border?: number }): { size: number; data: boolean[][] };
}
declare module "js-yaml" {
  export const FAILSAFE_SCHEMA: object;
  export function load(text: string, options: { schema: object }): any;
}
