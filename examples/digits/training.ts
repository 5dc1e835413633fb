import { key, splitKey } from 'cotangent';
import { train } from 'cotangent/flow';
import { from, lastValueFrom, takeUntil, tap, toArray, type Observable } from 'rxjs';
import type { Settings } from './arguments.ts';
import { batches, inOrder } from './batches.ts';
import type { Digits } from './data.ts';
import { makeOptimizer, type DigitsNet } from './network.ts';
import { RunningMean, type Progress } from './progress.ts';

/** A point of the curve that a run draws. */
export interface CurvePoint {
  readonly samples: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** What a training did. */
export interface Trained {
  readonly samples: number;
  readonly seconds: number;
  readonly curve: readonly CurvePoint[];
}

/** Trains over all epochs, or until `stop$`. Loss and accuracy are running means over about 100 batches. */
export async function trainDigits(
  net: DigitsNet,
  digits: Digits,
  settings: Pick<Settings, 'epochs' | 'batch' | 'optimizer' | 'seed'>,
  stop$: Observable<unknown>,
  show: (progress: Progress) => void,
): Promise<Trained> {
  const { epochs, batch } = settings;
  const stepsInEpoch = Math.ceil(digits.count / batch);
  const loss = new RunningMean(100);
  const accuracy = new RunningMean(100);
  const curve: CurvePoint[] = [];
  const [, forOrder] = splitKey(key(settings.seed), 2);
  const watch = net.activation$('accuracy').subscribe((value) => accuracy.add(value.data[0]!));
  const step$ = train(net, {
    loss: 'loss',
    optimizer: makeOptimizer(settings.optimizer, epochs * stepsInEpoch),
    data: batches(digits, batch, epochs, forOrder),
  }).pipe(
    tap((step) => {
      loss.add(step.loss);
      const point = { samples: step.samples, loss: loss.value, accuracy: accuracy.value };
      if (step.step % Math.ceil(stepsInEpoch / 20) === 0) curve.push(point);
      show({ ...point, samplesInEpoch: digits.count, epochs, seconds: step.milliseconds / 1000 });
    }),
    takeUntil(stop$),
  );
  const last = await lastValueFrom(step$, { defaultValue: undefined });
  watch.unsubscribe();
  return { samples: last?.samples ?? 0, seconds: (last?.milliseconds ?? 0) / 1000, curve };
}

/** What the net reads in each digit. */
export async function readDigits(net: DigitsNet, digits: Digits): Promise<Uint8Array> {
  const results = await lastValueFrom(from(inOrder(digits, 500)).pipe(net.run('read'), toArray()));
  return Uint8Array.from(results.flatMap(({ read }) => [...read.data]));
}
