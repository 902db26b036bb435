package org.broadsheet.imports.jobs;

import java.util.UUID;
import org.broadsheet.imports.ImportProgress;
import org.broadsheet.imports.jobs.ImportJob.Options;

/**
 * A background import that a worker has claimed.
 *
 * @param keyId the key with whose rights the import runs; null for the first admin key
 * @param bytes the size of the body
 * @param attempts the number of starts since the last saved progress, including this one
 */
record ClaimedImport(
        long serial, UUID id, Options options, UUID keyId, long bytes, ImportProgress progress, int attempts) {}
