// What was chosen last, remembered by this browser. One that keeps nothing works all the same, until the page is left.
const session = new Map();
const remembered = ["language", "voice", "rate", "detail"];

function kept(name) {
  if (session.has(name)) return session.get(name);
  try { return localStorage.getItem("alto." + name); } catch { return null; }
}

export function keep(name, value) {
  session.set(name, value);
  try { if (value === null) localStorage.removeItem("alto." + name); else localStorage.setItem("alto." + name, value); } catch { /* Not kept. */ }
}

export const choice = kept;

/** Who speaks: "alto", "reader" (a screen reader) or "silent". */
export function speaker() {
  const chosen = kept("speaker");
  // What was chosen before there were three of them.
  return ["alto", "reader", "silent"].includes(chosen) ? chosen : kept("aloud") === "no" ? "reader" : "alto";
}

/** What is asked of a description, for a form. */
export function requestFields() {
  return Object.fromEntries(remembered.map((name) => [name, kept(name)]).filter(([, value]) => value));
}

/** Fills the page's settings in, and remembers what is changed. */
export function rememberChoices(form) {
  for (const name of remembered) {
    const field = form.elements[name];
    const before = kept(name);
    if (before !== null && [...field.options].some((option) => option.value === before)) field.value = before;
    field.addEventListener("change", () => keep(name, field.value));
  }
  document.getElementById("speaker").hidden = false;
  for (const radio of form.elements.speaker) {
    radio.checked = radio.value === speaker();
    radio.addEventListener("change", () => { keep("speaker", radio.value); document.dispatchEvent(new Event("alto:speaker")); });
  }
}
