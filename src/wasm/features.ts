import { v128, f64x2, i32 } from './emitter.ts';
import { FunctionBuilder } from './function.ts';
import { instantiate, ModuleBuilder } from './module.ts';

let known: boolean | undefined;

/** Whether modules with 128-bit vectors can be compiled here and now: not without WebAssembly or SIMD, nor where a content policy forbids it. */
export function canCompile(): boolean {
  known ??= probe();
  return known;
}

function probe(): boolean {
  try {
    const double = new FunctionBuilder();
    const one = v128.load(i32.constant(0));
    double.storeVector(i32.constant(0), f64x2.add(one, one));
    const module = new ModuleBuilder();
    module.add(double, 'double');
    const bytes = module.toBytes();
    if (!WebAssembly.validate(bytes)) return false;
    instantiate(bytes, new WebAssembly.Memory({ initial: 1 }));
    return true;
  } catch {
    return false;
  }
}
