package org.broadsheet.imports.jobs;

import java.util.UUID;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.jobs.ImportJob.Options;

/**
 * An import out of the database, as a runner gets it.
 *
 * @param keyId in whose name it is run; null for the first admin key
 * @param bytes of its body
 * @param attempts how often it has been begun since it last got ahead, this time included
 */
record ClaimedImport(
        long serial, UUID id, Options options, UUID keyId, long bytes, ImportProgress progress, int attempts) {}
