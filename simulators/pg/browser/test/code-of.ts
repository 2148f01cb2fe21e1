/** The code of what a deed throws; null when it throws nothing. */
export function codeOf(deed: () => unknown): unknown {
  try {
    deed();
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error.code;
    throw error;
  }
}
