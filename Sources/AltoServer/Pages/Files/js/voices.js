// The voices of the chosen language, and how the chosen one sounds.
import { choice, keep } from "./choices.js";
import { playAll, sounding, stop, unlock } from "./player.js";
import { primary, speech } from "./speech.js";
import { tellSound } from "./status.js";

export function wireVoices() {
  const language = document.getElementById("language");
  const voice = document.getElementById("voice");
  const listen = document.getElementById("listen");
  const all = [...voice.options].slice(1);

  function filter() {
    const chosen = voice.value;
    const fitting = all.filter((option) => primary(option.dataset.language) === primary(language.value));
    voice.replaceChildren(voice.options[0], ...fitting);
    const isFitting = fitting.some((option) => option.value === chosen);
    voice.value = isFitting ? chosen : "";
    // A voice of another language would refuse to speak.
    if (!isFitting && choice("voice")) keep("voice", null);
  }

  language.addEventListener("change", filter);
  filter();
  listen.hidden = false;
  listen.addEventListener("click", async () => {
    unlock();
    if (sounding() === "sample") return stop();
    const sample = language.selectedOptions[0].dataset.sample;
    tellSound(await playAll("sample", sampled(sample, language.value, voice.value)));
  });
}

async function* sampled(sample, language, voice) { yield { sound: await speech(sample, language, voice) }; }
