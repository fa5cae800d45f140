// Repeats a task while the page is visible: never two at once, slower while the platform asks for it or is away.

const SLOWEST_MILLIS = 60_000;

export class Poller {
  #timer = null;
  #running = null;
  #failures = 0;
  #stopped = false;

  /** @param {() => Promise<void>} task throws a Problem when it fails */
  constructor(task, everyMillis) {
    this.task = task;
    this.everyMillis = everyMillis;
    this.onVisible = () => document.hidden || this.now();
    document.addEventListener("visibilitychange", this.onVisible);
  }

  /** Runs the task at once; one that runs already is followed by another, so that the answer is never an old one. */
  async now() {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#stopped) return;
    this.#running ??= this.#run();
    await this.#running;
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.onVisible);
  }

  async #run() {
    let wait = this.everyMillis;
    try {
      await this.task();
      this.#failures = 0;
    } catch (problem) {
      const growing = this.everyMillis * 2 ** Math.min(this.#failures++, 5);
      wait = Math.min(SLOWEST_MILLIS, Math.max(growing, (problem.retryAfter ?? 0) * 1000));
    }
    this.#running = null;
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => document.hidden || this.now(), wait);
  }
}
