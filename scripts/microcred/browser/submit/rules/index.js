// The rules of `check` that speak while a submission is written: one line each.

import * as files from "./files.js";
import * as people from "./people.js";
import { fitsModel } from "./shape.js";
import * as slots from "./slots.js";
import * as statements from "./statements.js";
import * as writing from "./writing.js";
import { linksAreAllowed } from "./links.js";

/** @typedef {import("./handed.js").Handed} Handed */
/** @typedef {import("./handed.js").Problem} Problem */

/** @type {Array<(handed: Handed) => Generator<Problem>>} */
const RULES = [
  fitsModel,
  statements.earnerFitsMode,
  statements.attemptsAreLeft,
  slots.allIsIn,
  slots.noMoreThanAsked,
  slots.itemsVary,
  files.kindFits,
  files.sizeIsPossible,
  files.lengthFits,
  files.fingerprintsAreReal,
  linksAreAllowed,
  files.capturedByNow,
  statements.consentIsStated,
  statements.workIsOwn,
  writing.wordsFit,
  writing.partsAreApart,
  writing.allIsWritten,
  people.noMediaInside,
  people.noEmail,
  people.noPhoneNumber,
  people.noGradedName,
  people.nobodyElseIsNamed,
  people.nowhereLocated,
  people.noPersonalNumber,
];

/** Return everything that the rules find in an attempt. @param {Handed} handed @returns {Problem[]} */
export const problems = (handed) => RULES.flatMap((rule) => [...rule(handed)]);
