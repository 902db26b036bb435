package org.broadsheet.imports;

/** An import ends before its end: somebody cancelled it, another runner has it, or it may not go on. */
final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStopped() {
        this("stopped");
    }

    ImportStopped(String reason) {
        super(reason, null, false, false);
    }
}
