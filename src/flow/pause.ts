/** Let the event loop turn once: timers, input and rendering get their moment. */
export function pause(): Promise<void> {
  return new Promise(schedule);
}

type Schedule = (resume: () => void) => void;

const host = globalThis as { readonly setImmediate?: Schedule };
// a timer, nested, waits at least 4 ms in a browser; a message does not
const schedule: Schedule = host.setImmediate ?? (typeof MessageChannel === 'function' ? byMessage() : (resume) => void setTimeout(resume));

function byMessage(): Schedule {
  const waiting: (() => void)[] = [];
  let port: MessagePort | undefined;
  return (resume) => {
    if (!port) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => waiting.shift()?.();
      port = port2;
    }
    waiting.push(resume);
    port.postMessage(undefined);
  };
}
