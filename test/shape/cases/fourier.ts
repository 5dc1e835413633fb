export const table = `
Fourier<'fft', [8, 2]> → [8, 2]
Fourier<'ifft', ['batch', 'n', 2]> → ['batch', 'n', 2]
Fourier<'fft', [3, 0, 2]> → [3, 0, 2]
Fourier<'fft', [number, number]> → [number, 2]
Fourier<'fft', [...Dim[], 8, 2]> → [...Dim[], 8, 2]
Fourier<'fft', Shape> → Shape
Fourier<'fft', [8, 3]> ✗ fft: the input must be [..., n, 2], real and imaginary parts, got [8, 3]
Fourier<'ifft', [2]> ✗ ifft: the input must be [..., n, 2], real and imaginary parts, got [2]
Fourier<'fft', []> ✗ fft: the input must be [..., n, 2], real and imaginary parts, got []

RealFourier<['batch', 8]> → ['batch', 5, 2]
RealFourier<[9]> → [5, 2]
RealFourier<[1]> → [1, 2]
RealFourier<[0]> → [1, 2]
RealFourier<[2, 1000001]> → [2, 500001, 2]
RealFourier<[3, 'n']> → [3, number, 2]
RealFourier<[3, number]> → [3, number, 2]
RealFourier<[...Dim[], 8]> → [...Dim[], 5, 2]
RealFourier<Shape> → Shape
RealFourier<[]> ✗ rfft: the input is a scalar

InverseRealFourier<['batch', 5, 2], undefined> → ['batch', 8]
InverseRealFourier<['batch', 5, 2], 8> → ['batch', 8]
InverseRealFourier<['batch', 5, 2], 9> → ['batch', 9]
InverseRealFourier<[1, 2], undefined> → [0]
InverseRealFourier<[1, 2], 1> → [1]
InverseRealFourier<[3, 'm', 2], undefined> → [3, number]
InverseRealFourier<[3, 'm', 2], 7> → [3, 7]
InverseRealFourier<[3, 5, 2], number> → [3, number]
InverseRealFourier<[3, number, 2], undefined> → [3, number]
InverseRealFourier<Shape, 7> → Shape
InverseRealFourier<[5, 2], 10> ✗ irfft: 10 numbers have 6 frequencies, but [5, 2] has 5
InverseRealFourier<[5, 2], -1> ✗ irfft: -1 is not a whole number of 0 or more
InverseRealFourier<[5, 2], 2.5> ✗ irfft: 2.5 is not a whole number of 0 or more
InverseRealFourier<[0, 2], undefined> ✗ irfft: [0, 2] has no frequencies
InverseRealFourier<[5, 3], undefined> ✗ irfft: the input must be [..., n, 2], real and imaginary parts, got [5, 3]
InverseRealFourier<[2], 2> ✗ irfft: the input must be [..., n, 2], real and imaginary parts, got [2]
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Fourier', 'RealFourier', 'InverseRealFourier'];
