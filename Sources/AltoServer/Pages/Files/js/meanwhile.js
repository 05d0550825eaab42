// Progress is heard only when nothing was for two seconds, and falls silent when the answer is there.
import { speaker } from "./choices.js";
import { lastHeard, playAll, sounding, stop } from "./player.js";
import { speech } from "./speech.js";
import { showProgress } from "./status.js";

const pause = 2000;

export class Meanwhile {
  #note = null;
  #begun = Date.now();
  #clock = setInterval(() => this.#look(), 250);
  #isOver = false;

  /** The latest that is known; what was said already is not said again. */
  note(words, language) {
    if (this.#isOver) return;
    showProgress(words, language);
    this.#note = { words, language };
  }

  #look() {
    const quiet = Date.now() - Math.max(this.#begun, lastHeard);
    if (!this.#note || sounding() || quiet < pause) return;
    const { words, language } = this.#note;
    this.#note = null;
    this.#begun = Date.now();
    if (speaker() === "reader") showProgress(words, language, true);
    if (speaker() === "alto") this.#say(words, language);
  }

  async #say(words, language) {
    const sound = await speech(words, language);
    if (sound && !this.#isOver && !sounding()) playAll("meanwhile", [{ sound }]);
  }

  /** The answer is there, or there will be none. */
  end() {
    this.#isOver = true;
    clearInterval(this.#clock);
    if (sounding() === "meanwhile") stop();
  }
}
