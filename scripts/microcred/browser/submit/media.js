// What a browser can tell of a file without reading it through: its media type, and how long it runs.

const PATIENCE = 10_000; // milliseconds

/** For files of which this device does not know the type. @type {Record<string, string>} */
const TYPES = {
  "3gp": "video/3gpp",
  aac: "audio/aac",
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  heic: "image/heic",
  key: "application/vnd.apple.keynote",
  m4a: "audio/mp4",
  m4v: "video/x-m4v",
  mkv: "video/x-matroska",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  numbers: "application/vnd.apple.numbers",
  odp: "application/vnd.oasis.opendocument.presentation",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  odt: "application/vnd.oasis.opendocument.text",
  pages: "application/vnd.apple.pages",
  pdf: "application/pdf",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  rtf: "application/rtf",
  txt: "text/plain",
  webm: "video/webm",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Return the media type of a file. @param {File} file */
export function mediaType(file) {
  const ending = file.name.toLowerCase().split(".").at(-1) ?? "";
  const told = file.type.toLowerCase().split(";")[0].trim();
  return told || TYPES[ending] || "application/octet-stream";
}

/**
 * Return how many seconds a recording runs, null where this browser cannot tell.
 *
 * @param {File} file
 * @returns {Promise<number | null>}
 */
export async function duration(file) {
  const kind = mediaType(file).split("/")[0];
  if (kind !== "video" && kind !== "audio") return null;
  const player = document.createElement(kind);
  const address = URL.createObjectURL(file);
  const known = new Promise((resolve) => {
    for (const event of ["loadedmetadata", "error"]) player.addEventListener(event, resolve, { once: true });
    setTimeout(resolve, PATIENCE);
  });
  player.preload = "metadata";
  player.src = address;
  await known;
  const seconds = Math.round(player.duration);
  player.removeAttribute("src");
  player.load();
  URL.revokeObjectURL(address);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Return a size as people read it: 212 MB. @param {number} bytes */
export function size(bytes) {
  const [unit, name] = bytes >= 1e9 ? [1e9, "GB"] : bytes >= 1e6 ? [1e6, "MB"] : bytes >= 1e3 ? [1e3, "KB"] : [1, "bytes"];
  const digits = unit === 1e9 ? 1 : 0;
  return `${(bytes / Number(unit)).toLocaleString("en-US", { maximumFractionDigits: digits })} ${name}`;
}

/** Return a length as people read it: 10 min 41 s. @param {number} seconds */
export function length(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes ? `${minutes} min ${rest} s` : `${rest} s`;
}

/** Return the seconds of `6:52`, `1:06:52` or whole minutes as in `25`, null for what is none. @param {string} text */
export function seconds(text) {
  const match = /^\s*(?:(\d{1,2}):)?(\d{1,3}):([0-5]?\d)\s*$/.exec(/^\s*\d{1,2}\s*$/.test(text) ? `${text.trim()}:00` : text);
  if (!match) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}

/** Return the parts of a fingerprint that people compare. @param {string} sha256 */
export const short = (sha256) =>
  `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} ${sha256.slice(8, 12)} … ${sha256.slice(-4)}`;
