/** The declarations, the contract and the catalogue do not agree, or one of them cannot be read. One line, no stack. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}
