/** Something that whoever runs the bench can mend; its message says what. */
export class BenchError extends Error {
  override name = 'BenchError';
}
