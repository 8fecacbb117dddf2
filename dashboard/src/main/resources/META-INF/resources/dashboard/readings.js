/**
 * Reads when it is asked to: one reading at a time and one in so many milliseconds, and one more
 * after what came last.
 */
export class Readings {
  #pace;
  #readOnce;
  #again = false;
  underWay = false;

  constructor(pace, readOnce) {
    this.#pace = pace;
    this.#readOnce = readOnce;
  }

  async ask() {
    if (this.underWay) {
      this.#again = true;
      return;
    }
    this.underWay = true;
    do {
      this.#again = false;
      await this.#readOnce();
      await new Promise((resume) => setTimeout(resume, this.#pace));
    } while (this.#again);
    this.underWay = false;
  }
}
