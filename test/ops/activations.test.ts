import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gelu, mish, silu, toArray } from '../../src/index.ts';
import { ulps } from '../scalar/reference.ts';
import { between, scales, signed } from '../scalar/samples.ts';
import { specialReference } from '../scalar/special-reference.ts';

const functions = { gelu, silu, mish };

describe.each(Object.keys(functions) as (keyof typeof functions)[])('%s is within 8 ulp, or 1e-15 in its lower tail,', (name) => {
  test.each([
    ['of moderate numbers', between(-4, 4)],
    ['next to 0', signed(scales(-1074, -2))],
    ['in its lower tail', between(-30, -4)],
    ['of large numbers', between(4, 30)],
  ])('%s', (_, domain) => {
    const property = fc.property(domain, (x) => {
      const y = toArray(functions[name](x)) as number;
      const off = ulps(y, specialReference[name](x));
      const unit = 2 ** Math.max(Math.floor(Math.log2(Math.abs(y))) - 52, -1074);
      expect(off <= 8 || (x < -1 && off * unit <= 1e-15), `${name}(${x}) is ${off} ulp off`).toBe(true);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
