/** A field that no person sees: whoever fills it in is a program. */
export const TRAP_FIELD = 'website';
