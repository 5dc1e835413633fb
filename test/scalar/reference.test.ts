import { expect, test } from 'vitest';
import { exactly, ln2, pi, reference, ulps, type Big } from './reference.ts';

const decimals = ({ mantissa, exponent }: Big, digits: number): string =>
  ((mantissa * 10n ** BigInt(digits)) >> BigInt(-exponent)).toString();

test.each([
  ['π', { mantissa: pi(300), exponent: -300 }, '31415926535897932384626433832795028841971693993751'],
  ['ln 2', { mantissa: ln2(300), exponent: -300 }, '6931471805599453094172321214581765680755001343602'],
  ['e', reference.exp(1), '27182818284590452353602874713526624977572470936999'],
  ['ln 10', reference.log(10), '23025850929940456840179914546843642076011014886287'],
  ['sin 1', reference.sin(1), '8414709848078965066525023216302989996225630607983'],
  ['cos 1', reference.cos(1), '5403023058681397174009366074429766037323104206179'],
  ['√2', reference.pow(2, 0.5), '14142135623730950488016887242096980785696718753769'],
  ['sin 10²²', reference.sin(-1e22), '8522008497671888017727058937530293682617621504100'],
])('the reference knows %s to 49 decimals', (_, value, digits) => {
  const scaled = decimals(value, 49);
  expect(scaled.slice(0, 48)).toBe(digits.slice(0, 48));
});

test('the functions of the reference agree with each other where one is written by another', () => {
  const near = (a: Big, b: Big): void => expect(decimals(a, 60).slice(0, 55)).toBe(decimals(b, 60).slice(0, 55));
  near(reference.log1p(0.75), reference.log(1.75));
  near(reference.log1p(2 ** -11), reference.log(1 + 2 ** -11));
  near(reference.softplus(0), reference.log(2));
  near(reference.sigmoid(0), { mantissa: 1n << 300n, exponent: -301 });
  near(reference.pow(3, 40), { mantissa: (3n ** 40n) << 200n, exponent: -200 });
});

test('distance is counted in units of the last place of the expected size', () => {
  const one: Big = { mantissa: 1n << 200n, exponent: -200 };
  expect(ulps(1, one)).toBe(0);
  expect(ulps(1 + 2 ** -52, one)).toBe(1);
  expect(ulps(1 - 2 ** -53, one)).toBe(0.5);
  expect(ulps(2 ** -1074, { mantissa: 3n, exponent: -1074 })).toBe(2);
  expect(ulps(Infinity, { mantissa: 1n, exponent: 1030 })).toBe(0);
  expect(ulps(Infinity, { mantissa: 1n, exponent: 1000 })).toBeGreaterThan(1e15);
  expect(ulps(NaN, one)).toBe(Infinity);
  expect(exactly(-0.75)).toEqual({ mantissa: -3n << 51n, exponent: -53 });
});
