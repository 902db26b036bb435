package org.broadsheet.imports;

/** An import ends before its end: somebody cancelled it, or another runner has it. */
final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStopped() {
        super("stopped", null, false, false);
    }
}
