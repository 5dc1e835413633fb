import { createArena, type Arena } from '../memory/arena.ts';

let shared: Arena | undefined;

/** The one memory of eager ops and compiled functions, made when first needed. */
export function sharedArena(): Arena {
  return (shared ??= createArena());
}

let running = false;

/**
 * Run a program of the shared memory: inputs written, entries run, outputs read, as one piece.
 * Its memory is reused by the next program, so a kernel of the host that asks for another one meanwhile gets undefined.
 */
export function exclusively<T>(run: () => T): T | undefined {
  if (running) return undefined;
  running = true;
  try {
    return run();
  } finally {
    running = false;
  }
}
