package org.broadsheet.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.broadsheet.imports.LineReader.Line;

/** Reads, validates and renders the next batch of lines on another thread, while the previous batch is imported. */
final class BatchReader implements Closeable {
    private static final int MAX_LINES = 100;

    /** Limits batches of long articles. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final LineReader lines;
    private final LineImporter importer;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "import-reader");
        thread.setDaemon(true);
        return thread;
    });
    private Future<List<PreparedLine>> nextBatch;

    BatchReader(LineReader lines, LineImporter importer) {
        this.lines = lines;
        this.importer = importer;
        this.nextBatch = executor.submit(this::read);
    }

    /** @return the next batch; empty at the end of the body */
    List<PreparedLine> next() throws IOException {
        try {
            List<PreparedLine> batch = nextBatch.get();
            if (!batch.isEmpty()) {
                nextBatch = executor.submit(this::read);
            }
            return batch;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    private List<PreparedLine> read() throws IOException {
        List<PreparedLine> batch = new ArrayList<>(MAX_LINES);
        long bytes = 0;
        while (batch.size() < MAX_LINES && bytes < MAX_BYTES) {
            Line line = lines.next();
            if (line == null) {
                break;
            }
            bytes += line.bytes().length;
            batch.add(importer.prepare(line, lines.offset()));
        }
        return batch;
    }

    @Override
    public void close() throws IOException {
        executor.shutdownNow();
        lines.close();
    }
}
