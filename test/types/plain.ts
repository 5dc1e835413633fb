/** Rules that answer a shape or a number as it is, not in `Ok`. */
export const plain: readonly string[] = [
  'Transpose',
  'OneHot',
  'JacobianShape',
  'Add',
  'Subtract',
  'Multiply',
  'DivideWithRemainder',
  'LessThan',
  'Product',
  'IsWhole',
];
