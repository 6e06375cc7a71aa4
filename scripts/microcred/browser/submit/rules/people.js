// What must never be in a file that many can read: S30 to S36.

import { at, on } from "./handed.js";
import { digitsHidden, hits, linesWith, masked, unescaped } from "./search.js";
import { Pattern, say, spoken } from "./spoken.js";
import { body } from "./written.js";

/** @typedef {import("./handed.js").Handed} Handed */

/** @param {string} name */
const privacy = (name) => Pattern.of("privacy", name);
/** @param {string} name */
const names = (name) => Pattern.of("names", name);

/** S30: a submission holds words and facts; media stays where it is. @param {Handed} handed */
export function* noMediaInside({ text }) {
  const attached = privacy("attached");
  for (const [line] of hits(text, attached, attached)) yield on("S30", line, say("S30.attached"));
  for (const [line] of hits(text, privacy("embedded"), privacy("near-embedded")))
    yield on("S30", line, say("S30.embedded"));
  for (const [line] of linesWith(text, privacy("encoded"))) yield on("S30", line, say("S30.embedded"));
  const [prose, start] = body(text);
  for (const [line] of hits(prose, privacy("media-link"), privacy("near-link"), start))
    yield on("S30", line, say("S30.linked"));
}

/** S31: no e-mail address. @param {Handed} handed */
export function* noEmail({ text }) {
  for (const [line, match] of hits(unescaped(text), privacy("email"), privacy("near-email")))
    yield on("S31", line, say("S31", { masked: masked(match[0]) }));
}

/** S32: no telephone number. @param {Handed} handed */
export function* noPhoneNumber({ text }) {
  for (const [number, line] of linesWith(unescaped(text), privacy("many-digits"))) {
    const rest = privacy("no-phone").replaced(line, "~");
    const sure = privacy("sure-phone").search(rest);
    const found = sure ?? privacy("likely-phone").search(rest);
    const saying = sure ? "S32.sure" : "S32.likely";
    if (found)
      yield on("S32", number, say(saying, { masked: digitsHidden(found[0]) }), sure ? undefined : "warning");
  }
}

/** S33: no student's name stands beside a grade. @param {Handed} handed */
export function* noGradedName({ text }) {
  const graded = names("graded");
  let told = 0;
  for (const [number, line] of linesWith(text, names("near-grade"))) {
    const found = graded.everyMatch(line).find((one) => !spoken.labels.includes(one.groups?.name.toLowerCase()));
    if (!found) continue;
    yield on("S33", number, say("S33", { masked: masked(found[0]) }));
    told += 1;
    if (told === spoken.most) return;
  }
}

/** S34: nobody but the teacher is named. @param {Handed} handed */
export function* nobodyElseIsNamed({ text, submission }) {
  const [prose, start] = body(text);
  for (const [line, match] of hits(prose, names("names"), names("near-name"), start))
    yield on("S34", line, say("S34.text", { masked: masked(match[0]) }));
  for (const [place, item] of submission.evidence.entries())
    for (const field of /** @type {const} */ (["class", "topic"]))
      if (item[field] && names("names").search(item[field] ?? ""))
        yield at("S34", ["evidence", place, field], say(`S34.${field}`, { number: place + 1 }));
}

/** S35: nothing tells where somebody is. @param {Handed} handed */
export function* nowhereLocated({ text }) {
  const plain = unescaped(text);
  const told = new Set();
  for (const { what, near, pattern } of spoken.located)
    for (const [line, match] of hits(plain, new Pattern(pattern), new Pattern(near)))
      if (!told.has(line) && onEarth(match)) {
        told.add(line);
        yield on("S35", line, say("S35.sure", { what }));
      }
  for (const { what, near, pattern } of spoken.likely)
    for (const [line, match] of hits(plain, new Pattern(pattern), new Pattern(near)))
      if (!told.has(line)) {
        told.add(line);
        yield on("S35", line, say("S35.likely", { what, found: match[0] }), "warning");
      }
}

/** Return false for two numbers that are no place. @param {RegExpExecArray} match */
function onEarth({ groups }) {
  if (!groups) return true;
  const [latitude, longitude] = [groups.lat, groups.long].map((one) => Math.abs(Number(one)));
  return latitude <= 90 && longitude <= 180 && (latitude >= 1 || longitude >= 1);
}

/** S36: no number or birthday by which one person can be found. @param {Handed} handed */
export function* noPersonalNumber({ text }) {
  for (const [name, near] of [
    ["social-security", "near-social"],
    ["student", "five-digits"],
    ["birthday", "near-birthday"],
  ])
    for (const [line, match] of hits(text, privacy(name), privacy(near)))
      yield on("S36", line, say("S36", { masked: digitsHidden(match[0]) }));
}
