/**
 * Why a step of a check did not pass, in words for whoever asked.
 *
 * `failed`: proven wrong. `unknown`: could not be told, which is neither good nor bad. `early` and
 * `expired`: out of its dates. `revoked`: taken back.
 *
 * @typedef {"failed" | "unknown" | "early" | "expired" | "revoked"} Fault
 */
export class Trouble extends Error {
  /**
   * @param {Fault} fault
   * @param {string} message
   * @param {string} [visit] an address where a person can look further
   */
  constructor(fault, message, visit) {
    super(message);
    this.fault = fault;
    this.visit = visit;
  }
}

/** @param {string} message @param {string} [visit] @returns {never} */
export function cannotTell(message, visit) {
  throw new Trouble("unknown", message, visit);
}

/** @param {string} message @returns {never} */
export function proven(message) {
  throw new Trouble("failed", message);
}
