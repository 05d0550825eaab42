// An answer as sound, sentence by sentence, while it is still being written.
import { playAll } from "./player.js";
import { cut } from "./sentences.js";
import { speech } from "./speech.js";

export class SpokenAnswer {
  #sounds = [];
  #isWhole = false;
  #arrive = () => {};
  #begun = null;

  constructor(language) { this.language = language; }

  /** All that is written so far: a sentence that another one follows is whole. */
  add(words) { this.#make(cut(words, this.language).slice(0, -1)); }

  /** The answer, whole. Answers how it was heard, as `playAll` does. */
  end(words, language) {
    this.language = language;
    this.#make(cut(words, language));
    this.stop();
    return this.#begun;
  }

  /** No more of it is made; what is heard goes on to its end. */
  stop() {
    this.#isWhole = true;
    this.#arrive();
  }

  #make(sentences) {
    if (this.#isWhole) return;
    for (const sentence of sentences.slice(this.#sounds.length)) this.#sounds.push(sentence.trim() ? speech(sentence.trim(), this.language) : null);
    if (this.#sounds.length && !this.#begun) this.#begun = playAll("answer", this.#all());
    this.#arrive();
  }

  /** As they come. What no voice can say is passed over, unless it is all there is. */
  async *#all() {
    for (let next = 0; ; next++) {
      while (next >= this.#sounds.length) {
        if (this.#isWhole) return;
        await new Promise((resolve) => { this.#arrive = resolve; });
      }
      const sound = await this.#sounds[next];
      if (sound || (this.#isWhole && this.#sounds.length === 1)) yield { sound };
    }
  }
}
