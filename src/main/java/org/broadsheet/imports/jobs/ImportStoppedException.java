package org.broadsheet.imports.jobs;

/** An import ends before its end: somebody cancelled it, another runner has it, or it may not go on. */
public final class ImportStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStoppedException() {
        this("stopped");
    }

    ImportStoppedException(String reason) {
        super(reason, null, false, false);
    }
}
