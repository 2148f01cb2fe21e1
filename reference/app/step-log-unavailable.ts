/**
 * The step log cannot be read at the moment: nobody knows how things stand. It is thrown, for there is nothing that a reader
 * could go on with; the HTTP face makes "try later" of it.
 */
export class StepLogUnavailable extends Error {
  override readonly name = 'StepLogUnavailable';
}
