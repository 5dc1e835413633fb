// npm start: the primer's network learns to read the MNIST digits from a stream of mini-batches.
import { Subject } from 'rxjs';
import { readArguments, usage, type Settings } from './arguments.ts';
import { chainRule } from './chain.ts';
import { accuracyOf, confusion, drawConfusion } from './confusion.ts';
import { loadDigits, pixels, type Digits } from './data.ts';
import { drawDigit, sideBySide } from './drawing.ts';
import { makeNet } from './network.ts';
import { display } from './progress.ts';
import { readDigits, trainDigits } from './training.ts';

async function main(settings: Settings): Promise<void> {
  const talk = !settings.quiet && !settings.json;
  const say = (text: string): void => void (talk && console.log(text));
  const { train, test } = await loadDigits();
  const stop$ = interruptions();
  using net = makeNet(settings.seed);

  say(`784-128-64-10, ReLU: ${settings.epochs} × ${train.count} digits, ${settings.batch} at a time, with ${settings.optimizer}\n`);
  const view = talk ? display(process.stdout) : undefined;
  const trained = await trainDigits(net, train, settings, stop$, (progress) => view?.show(progress));
  view?.end();

  const read = await readDigits(net, test);
  const table = confusion(test.labels, read);
  const accuracy = accuracyOf(table);
  if (settings.json) {
    const { json: _, quiet: __, ...asked } = settings;
    console.log(
      JSON.stringify({ accuracy, samples: trained.samples, seconds: trained.seconds, ...asked, confusion: table, curve: trained.curve }),
    );
    return;
  }
  say(`\nWhat the ${test.count} test digits were read as\n\n${drawConfusion(table)}\n`);
  say(misread(test, read));
  say(`The chain rule that it learnt by, for one digit: each Jacobian ∂y/∂x has the shape [...y, ...x]\n\n${chainRule(net, test)}\n`);
  console.log(`test accuracy ${(100 * accuracy).toFixed(2)} % after ${trained.samples} samples in ${trained.seconds.toFixed(1)} s`);
}

/** The first few misread digits, drawn. */
function misread(digits: Digits, read: ArrayLike<number>): string {
  const wrong = Array.from(digits.labels.keys()).filter((i) => digits.labels[i] !== read[i]);
  const drawings = wrong.slice(0, 6).map((i) => ({
    lines: drawDigit(digits.images.subarray(i * pixels, (i + 1) * pixels)),
    caption: `digit ${i}: a ${digits.labels[i]}, read as ${read[i]}`,
  }));
  return `${wrong.length} were misread${wrong.length > drawings.length ? `; the first ${drawings.length}` : ''}\n\n${sideBySide(drawings, process.stdout.columns ?? 90)}`;
}

/** Ctrl-C: the first one ends the training, the second the program. */
function interruptions(): Subject<void> {
  const stop$ = new Subject<void>();
  process.on('SIGINT', () => {
    if (stop$.isStopped) process.exit(130);
    stop$.next();
    stop$.complete();
  });
  return stop$;
}

try {
  const settings = readArguments(process.argv.slice(2));
  if (settings === 'help') console.log(usage);
  else await main(settings);
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}
