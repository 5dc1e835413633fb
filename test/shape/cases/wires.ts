export const table = `
Wire<'activation$', 'output', 'loss', ['logits', 'loss']> → 'loss'
Wire<'activation$', 'output', 'logit', ['logits', 'loss']> ✗ activation$: the net has no output 'logit'; did you mean 'logits'?
Wire<'activation$', 'output', 'logitss', ['logits', 'loss']> ✗ activation$: the net has no output 'logitss'; did you mean 'logits'?
Wire<'activation$', 'output', 'logots', ['logits', 'loss']> ✗ activation$: the net has no output 'logots'; did you mean 'logits'?
Wire<'activation$', 'output', 'olgits', ['logits', 'loss']> ✗ activation$: the net has no output 'olgits'; did you mean 'logits'?
Wire<'activation$', 'output', 'logist', ['logits', 'loss']> ✗ activation$: the net has no output 'logist'; did you mean 'logits'?
Wire<'activation$', 'output', 'ogits', ['logits', 'loss']> ✗ activation$: the net has no output 'ogits'; did you mean 'logits'?
Wire<'activation$', 'output', 'Loss', ['logits', 'loss']> ✗ activation$: the net has no output 'Loss'; did you mean 'loss'?
Wire<'activation$', 'output', 'y', ['x']> ✗ activation$: the net has no output 'y'; it has 'x'
Wire<'activation$', 'output', 'accuracy', ['logits', 'loss']> ✗ activation$: the net has no output 'accuracy'; it has 'logits', 'loss'
Wire<'activation$', 'output', 'xs', ['x', 'y']> ✗ activation$: the net has no output 'xs'; did you mean 'x'?
Wire<'activation$', 'output', 'accuracy', ['loss']> ✗ activation$: the net has no output 'accuracy'; it has 'loss'
Wire<'activation$', 'output', 'loss', []> ✗ activation$: the net has no output 'loss'; it has none
Wire<'activation$', 'output', '', ['logits', 'loss']> ✗ activation$: the net has no output ''; it has 'logits', 'loss'
Wire<'activation$', 'output', '', ['y', 'loss']> ✗ activation$: the net has no output ''; it has 'loss', 'y'
Wire<'activation$', 'output', 'hidden.w', ['hidden', 'loss']> ✗ activation$: the net has no output 'hidden.w'; did you mean 'hidden'?
Wire<'activation$', 'output', 'crossEntropyLoss', ['logits', 'Loss', 'hidden']> ✗ activation$: the net has no output 'crossEntropyLoss'; did you mean 'Loss'?
Wire<'activation$', 'output', 'los', ['lots', 'loss', 'lo', 'l']> ✗ activation$: the net has no output 'los'; near it are 'lo', 'loss', 'lots'
Wire<'activation$', 'output', 'grosse', ['größe', 'loss']> ✗ activation$: the net has no output 'grosse'; it has 'loss', …
Wire<'activation$', 'output', 'gröse', ['größe', 'loss']> ✗ activation$: the net has no output 'gröse'; did you mean 'größe'?
Wire<'cotangent$', 'wire', 'hiden.w', ['x', 'loss', 'hidden.w', 'hidden.b', 'head.w', 'head.b']> ✗ cotangent$: the net has no wire 'hiden.w'; did you mean 'hidden.w'?
Wire<'cotangent$', 'wire', 'hidden.weight', ['x', 'loss', 'hidden.w', 'hidden.b', 'head.w', 'head.b']> ✗ cotangent$: the net has no wire 'hidden.weight'; near it are 'hidden.b', 'hidden.w'
Wire<'cotangent$', 'wire', 'hidden', ['x', 'loss', 'hidden.w', 'hidden.b', 'head.w', 'head.b']> ✗ cotangent$: the net has no wire 'hidden'; near it are 'hidden.b', 'hidden.w'
Wire<'cotangent$', 'wire', 'w', ['hidden.w', 'hidden.b', 'head.w', 'head.b']> ✗ cotangent$: the net has no wire 'w'; near it are 'head.w', 'hidden.w'
Wire<'cotangent$', 'wire', 'encoder.0.w', ['layers.0.w', 'layers.0.b', 'layers.10.w', 'layers.2.w', 'B', '_']> ✗ cotangent$: the net has no wire 'encoder.0.w'; near it are 'layers.0.w', 'layers.10.w', 'layers.2.w'
Wire<'cotangent$', 'wire', 'q', ['aa', 'a', 'layers.0.w', 'layers.0.b', 'layers.10.w', 'B1', '_1', 'a b', 'layers', '10']> ✗ cotangent$: the net has no wire 'q'; it has '10', 'B1', '_1', 'a', 'a b', 'aa', 'layers', 'layers.0.b', …
Wire<'cotangent$', 'wire', 'quux', ['aa', 'a', 'layers.0.w', 'layers.0.b', 'layers.10.w', 'B', '_']> ✗ cotangent$: the net has no wire 'quux'; it has 'B', '_', 'a', 'aa', 'layers.0.b', 'layers.0.w', 'layers.10.w'
Wire<'cotangent$', 'wire', 'quux', ['i', 'h', 'g', 'f', 'e', 'd', 'c', 'b', 'a']> ✗ cotangent$: the net has no wire 'quux'; it has 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', …

WireName<'input', 'x'> → 'x'
WireName<'output', 'a/b #1'> → 'a/b #1'
WireName<'input', ''> ✗ dataflow: input '' may not be empty, contain '.' or begin with '#'
WireName<'input', 'x.y'> ✗ dataflow: input 'x.y' may not be empty, contain '.' or begin with '#'
WireName<'output', '#1'> ✗ dataflow: output '#1' may not be empty, contain '.' or begin with '#'

Loss<'fit', 'loss', []> → []
Loss<'fit', 'loss', Shape> → Shape
Loss<'fit', 'logits', [1, 10]> ✗ fit: the loss 'logits' is [1, 10]; a loss is a scalar
Loss<'fit', 'logits', ['batch', 10]> ✗ fit: the loss 'logits' is [batch, 10]; a loss is a scalar
Loss<'fit', 'logits', [number]> ✗ fit: the loss 'logits' is [?]; a loss is a scalar

BindRecord<'push', [['x', ['batch', 784]], ['y', ['batch']]], [[32, 784], [32]]> → [[32, 784], [32]]
BindRecord<'push', [], []> → []
BindRecord<'push', [['x', []]], [[]]> → [[]]
BindRecord<'push', [['x', ['n', 'n']], ['y', [3, 'm']]], [[0, 0], [3, 1000000]]> → [[0, 0], [3, 1000000]]
BindRecord<'push', [['x', ['batch', 784]], ['y', ['batch']]], [['b', 784], ['b']]> → [['b', 784], ['b']]
BindRecord<'push', [['x', ['batch', 784]], ['y', ['batch']]], [[number, number], [32]]> → [[number, number], [32]]
BindRecord<'push', [['x', ['batch', 784]], ['y', ['batch']]], [Shape, [32]]> → [Shape, [32]]
BindRecord<'push', [['x', Shape], ['y', [number]]], [[2, 3], [32]]> → [[2, 3], [32]]
BindRecord<'push', [['x', ['batch', 784]]], [[32, 783]]> ✗ push: input 'x' is [batch, 784] but got [32, 783] (783 ≠ 784)
BindRecord<'fit', [['x', ['batch', 784]]], [[32, 'width']]> ✗ fit: input 'x' is [batch, 784] but got [32, width] (width ≠ 784)
BindRecord<'push', [['x', ['batch', 784]]], [[784]]> ✗ push: input 'x' is [batch, 784] but got [784]
BindRecord<'push', [['x', ['batch', 784]]], [[32, 784, 1]]> ✗ push: input 'x' is [batch, 784] but got [32, 784, 1]
BindRecord<'push', [['x', [784]]], [[32, 784]]> ✗ push: input 'x' is [784] but got [32, 784]
BindRecord<'push', [['a', ['n']], ['b', ['n', 3]]], [[2], [6]]> ✗ push: input 'b' is [n, 3] but got [6]
BindRecord<'push', [['x', []]], [[1]]> ✗ push: input 'x' is [] but got [1]
BindRecord<'push', [['x', ['batch', 784]], ['y', ['batch']]], [[32, 784], [31]]> ✗ push: input 'y' is [batch] with batch = 32 but got [31]
BindRecord<'push', [['x', ['n', 'n']]], [[2, 3]]> ✗ push: input 'x' is [n, n] with n = 2 but got [2, 3]
BindRecord<'push', [['a', ['n']], ['b', ['m']], ['c', ['n', 'm']]], [[2], [3], [2, 4]]> ✗ push: input 'c' is [n, m] with m = 3 but got [2, 4]
BindRecord<'push', [['a', ['n']], ['b', ['n']], ['c', ['n']]], [[number], [3], [4]]> ✗ push: input 'c' is [n] with n = 3 but got [4]
BindRecord<'push', [['a', ['n']], ['b', ['n']]], [['b'], ['c']]> ✗ push: input 'b' is [n] with n = b but got [c]
BindRecord<'push', [['a', ['n', number]], ['b', ['n']]], [[2, 5], [number]]> → [[2, 5], [number]]
BindRecord<'push', [['a', ['n', 3]], ['b', ['n']]], [[number, 4], [2]]> ✗ push: input 'a' is [n, 3] but got [?, 4] (4 ≠ 3)

DeclaredShape<'x', ['batch', 784]> → ['batch', 784]
DeclaredShape<'x', []> → []
DeclaredShape<'x', [0, 1000000]> → [0, 1000000]
DeclaredShape<'x', [number, 3]> → [number, 3]
DeclaredShape<'x', Shape> → Shape
DeclaredShape<'x', ['batch', -1]> ✗ dataflow: axis 1 of input 'x', [batch, -1], is neither a name nor a whole number of 0 or more
DeclaredShape<'x', [1.5]> ✗ dataflow: axis 0 of input 'x', [1.5], is neither a name nor a whole number of 0 or more
DeclaredShape<'x', [-2, 1.5]> ✗ dataflow: axis 0 of input 'x', [-2, 1.5], is neither a name nor a whole number of 0 or more
`;
