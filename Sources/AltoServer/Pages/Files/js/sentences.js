// Where sentences end, in any language that the browser knows.

/** The sentences of a text, which joined are the text. */
export function cut(words, language) {
  if (!("Segmenter" in Intl)) return [words];
  try {
    return [...new Intl.Segmenter(language || undefined, { granularity: "sentence" }).segment(words)].map((part) => part.segment);
  } catch { return [words]; }
}
