export const table = `
Add<784, 16> → 800
Add<999999, 1> → 1000000
Add<95, 5> → 100
Add<5, 995> → 1000
Add<0, 5> → 5
Add<'batch', 0> → 'batch'
Add<'batch', 3> → number
Add<number, 3> → number

Subtract<1000, 1> → 999
Subtract<5, 5> → 0
Subtract<5, 6> → false
Subtract<3, 28> → false
Subtract<1000000, 999999> → 1
Subtract<120, 90> → 30
Subtract<number, 1> → number

Multiply<28, 28> → 784
Multiply<1000000, 1000000> → 1000000000000
Multiply<999999, 999999> → 999998000001
Multiply<123456, 654321> → 80779853376
Multiply<105, 200> → 21000
Multiply<0, 9> → 0
Multiply<0, number> → 0
Multiply<number, 0> → 0
Multiply<1, 'batch'> → 'batch'
Multiply<'batch', 2> → number
Multiply<number, 2> → number
Multiply<1.5, 2> → number
Multiply<-3, 2> → number

DivideWithRemainder<784, 28> → [28, 0]
DivideWithRemainder<784, 3> → [261, 1]
DivideWithRemainder<999998000001, 999999> → [999999, 0]
DivideWithRemainder<5, 7> → [0, 5]
DivideWithRemainder<0, 7> → [0, 0]
DivideWithRemainder<1000000, 10> → [100000, 0]
DivideWithRemainder<number, 7> → [number, number]

LessThan<3, 5> → true
LessThan<5, 5> → false
LessThan<10, 9> → false
LessThan<9, 10> → true
LessThan<0, 1> → true

Product<[32, 28, 28]> → 25088
Product<[]> → 1
Product<[2, 0, number]> → 0
Product<[2, 'batch']> → number
Product<Shape> → number

IsWhole<0> → true
IsWhole<-1> → false
IsWhole<2.5> → false
IsWhole<1e-7> → false
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Product', 'IsWhole'];
