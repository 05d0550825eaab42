// Words to sound, by the chosen voice where it is of their language.
import { choice } from "./choices.js";

const made = new Map();
const most = 60;

/** The language that was chosen for descriptions. */
export function narrationLanguage() {
  const field = document.getElementById("language");
  return choice("language") || (field && field.value) || document.documentElement.lang;
}

/** A sound file, or null where there is none to be had. What was spoken lately is not asked for again. */
export function speech(words, language = narrationLanguage(), voice = voiceFor(language)) {
  const asked = { text: words, language: language || "en", format: "mp3" };
  if (voice) asked.voice = voice;
  if (choice("rate")) asked.rate = Number(choice("rate"));
  const key = JSON.stringify(asked);
  if (!made.has(key)) {
    if (made.size >= most) made.delete(made.keys().next().value);
    made.set(key, ask(key).then((sound) => { if (!sound) made.delete(key); return sound; }));
  }
  return made.get(key);
}

function voiceFor(language) {
  const isChosen = primary(language) === primary(narrationLanguage());
  return isChosen ? choice("voice") || "" : "";
}

export function primary(tag) { return (tag || "").toLowerCase().split("-")[0]; }

async function ask(body) {
  try {
    const answer = await fetch("/v1/speech", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return answer.ok ? await answer.blob() : null;
  } catch { return null; }
}
