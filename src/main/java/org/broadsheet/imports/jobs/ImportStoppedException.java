package org.broadsheet.imports.jobs;

/** Stops an import that was cancelled, is claimed by another worker, or must not continue. */
public final class ImportStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportStoppedException() {
        this("stopped");
    }

    ImportStoppedException(String reason) {
        super(reason, null, false, false);
    }
}
