// What the script says, in the page's language (PageTexts.swift).
const texts = JSON.parse(document.body.dataset.texts);

export const pageLanguage = document.documentElement.lang;

/** A text with values in the places of their names: "{count} pictures". Empty for a key that is not there. */
export function text(key, values = {}) {
  return (texts[key] || "").replace(/\{([a-z]+)\}/g, (place, name) => (name in values ? values[name] : place));
}

/** A problem as the service answers it, and the language it is told in. English keeps the service's own sentence. */
export function problemText(problem) {
  const translated = text("problem_" + problem.code);
  if (problem.title && (pageLanguage === "en" || !translated)) return { words: problem.title, language: "en" };
  return { words: translated || text("failed"), language: pageLanguage };
}
