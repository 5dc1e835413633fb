import { inOrder, type Expression } from '../scalar/expression.ts';
import { primitives } from '../scalar/primitives.ts';

/** Values by position: inputs first, then one for each expression. Truth values are kept as booleans. */
type Register = number | boolean;

/** An expression list made ready to be evaluated many times: inputs are written to `inputs`, outputs are read from `outputs`. */
export interface PlainCode {
  readonly inputs: number[];
  readonly outputs: number[];
  run(): void;
}

/** Prepare the JavaScript reading of some expressions for repeated use. */
export function plainCode(outputs: readonly Expression[]): PlainCode {
  const order = inOrder(outputs);
  const position = new Map(order.map((node, i) => [node, i]));
  const registers: Register[] = order.map((node) => (node.op === 'constant' ? node.value! : 0));
  const inputs: number[] = [];
  const steps = order.flatMap((node, i) => (node.op === 'constant' ? [] : [stepOf(node, i, position, registers, inputs)]));
  const results = outputs.map((output) => position.get(output)!);
  const values: number[] = outputs.map(() => 0);
  const run = (): void => {
    for (const step of steps) step();
    for (let k = 0; k < results.length; k++) values[k] = registers[results[k]!] as number;
  };
  return { inputs, outputs: values, run };
}

function stepOf(
  node: Expression,
  to: number,
  position: ReadonlyMap<Expression, number>,
  registers: Register[],
  inputs: readonly number[],
): () => void {
  if (node.op === 'input') {
    const index = node.value!;
    return () => void (registers[to] = inputs[index]!);
  }
  const [a, b, c] = node.args.map((arg) => position.get(arg)!) as [number, number, number];
  if (node.op === 'lookup') {
    const table = node.table!;
    return () => void (registers[to] = primitives.lookup(table, registers[a] as number));
  }
  const apply = primitives[node.op as keyof typeof primitives] as (...args: Register[]) => Register;
  switch (node.args.length) {
    case 1:
      return () => void (registers[to] = apply(registers[a]!));
    case 2:
      return () => void (registers[to] = apply(registers[a]!, registers[b]!));
    default:
      return () => void (registers[to] = apply(registers[a]!, registers[b]!, registers[c]!));
  }
}
