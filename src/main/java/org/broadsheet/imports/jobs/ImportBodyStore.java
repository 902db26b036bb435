package org.broadsheet.imports.jobs;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Stores bodies of imports in the database in chunks of 1 MiB, and streams them with one chunk in memory. */
@Singleton
class ImportBodyStore {
    private static final int CHUNK_BYTES = 1024 * 1024;
    private static final int DELETE_BATCH = 50;

    private final Database database;

    ImportBodyStore(Database database) {
        this.database = database;
    }

    void store(long job, Path body) throws IOException {
        try (InputStream stream = Files.newInputStream(body)) {
            int number = 0;
            for (byte[] chunk = stream.readNBytes(CHUNK_BYTES);
                    chunk.length > 0;
                    chunk = stream.readNBytes(CHUNK_BYTES)) {
                database.update(
                        Sql.of("INSERT INTO import_chunk (job, number, bytes) VALUES (?, ?, ?)", job, number++, chunk));
            }
        }
    }

    InputStream open(ClaimedImport job, long offset) throws IOException {
        InputStream stream = new SequenceInputStream(new Chunks(job, (int) (offset / CHUNK_BYTES)));
        stream.skipNBytes(offset % CHUNK_BYTES);
        return stream;
    }

    private final class Chunks implements Enumeration<InputStream> {
        private final ClaimedImport job;
        private int nextNumber;

        Chunks(ClaimedImport job, int first) {
            this.job = job;
            this.nextNumber = first;
        }

        @Override
        public boolean hasMoreElements() {
            return (long) nextNumber * CHUNK_BYTES < job.bytes();
        }

        @Override
        public InputStream nextElement() {
            byte[] chunk = database.first(
                            Sql.of(
                                    "SELECT bytes FROM import_chunk WHERE job = ? AND number = ?",
                                    job.serial(),
                                    nextNumber++),
                            row -> row.rows().getBytes("bytes"))
                    .orElseThrow(() -> new NoSuchElementException("A piece of the body is missing"));
            return new ByteArrayInputStream(chunk);
        }
    }

    /** Deletes in batches, to stay below the statement timeout. */
    void delete(long job) {
        int deleted = DELETE_BATCH;
        while (deleted == DELETE_BATCH) {
            deleted = database.update(Sql.of("""
                    DELETE FROM import_chunk WHERE job = ? AND number IN
                        (SELECT number FROM import_chunk WHERE job = ? LIMIT ?)""", job, job, DELETE_BATCH));
        }
    }
}
