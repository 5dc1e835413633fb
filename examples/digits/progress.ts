/** How far a run is. */
export interface Progress {
  readonly samples: number;
  readonly samplesInEpoch: number;
  readonly epochs: number;
  readonly seconds: number;
  /** Means over the last steps. */
  readonly loss: number;
  readonly accuracy: number;
}

/** `epoch  3/10 · 31 000 digits/s · loss 0.0612 · accuracy 98.1 % · 14 s left`. */
export function progressLine({ samples, samplesInEpoch, epochs, seconds, loss, accuracy }: Progress): string {
  const epoch = Math.min(Math.max(Math.ceil(samples / samplesInEpoch), 1), epochs);
  const rate = seconds > 0 ? samples / seconds : 0;
  const left = rate > 0 ? `${Math.ceil((samplesInEpoch * epochs - samples) / rate)} s left` : '';
  const parts = [
    `epoch ${String(epoch).padStart(String(epochs).length)}/${epochs}`,
    `${grouped(Math.round(rate))} digits/s`,
    `loss ${loss.toFixed(4)}`,
    `accuracy ${(100 * accuracy).toFixed(1)} %`,
    left,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** 31000 as `31 000`. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
}

/** A mean that forgets: the newest value counts 1 / window, but the first ones count alike. */
export class RunningMean {
  #mean = 0;
  #count = 0;
  readonly #window: number;
  constructor(window: number) {
    this.#window = window;
  }
  add(value: number): void {
    this.#count = Math.min(this.#count + 1, this.#window);
    this.#mean += (value - this.#mean) / this.#count;
  }
  get value(): number {
    return this.#mean;
  }
}

/** Where progress goes: one line that changes on a terminal, else a line of its own for each epoch. */
export interface Display {
  /** Called after each step. */
  show(progress: Progress): void;
  end(): void;
}

const refreshSeconds = 0.1;

export function display(out: { write(text: string): unknown; readonly isTTY?: boolean }): Display {
  let shown = -Infinity;
  let epochsShown = 0;
  const clear = '\r\x1b[2K';
  return {
    show(progress) {
      const done = Math.floor(progress.samples / progress.samplesInEpoch);
      if (out.isTTY) {
        if (progress.seconds - shown < refreshSeconds && done === epochsShown) return;
        out.write(clear + progressLine(progress));
      } else if (done > epochsShown) {
        out.write(`${progressLine(progress)}\n`);
      }
      shown = progress.seconds;
      epochsShown = done;
    },
    end() {
      if (out.isTTY && shown >= 0) out.write('\n');
    },
  };
}
