// What has no types of its own, for editors and for the test of types.
declare module "jsonld/lib/*";
declare module "rdf-canonize";
declare module "made/contexts.json" {
  const contexts: Record<string, object>;
  export default contexts;
}
declare module "uqr" {
  export function encode(text: string, options: { ecc?: "L" | "M" | "Q" | "H"; border?: number }): { size: number; data: boolean[][] };
}
