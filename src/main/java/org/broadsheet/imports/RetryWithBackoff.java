package org.broadsheet.imports;

import java.io.IOException;
import java.util.function.Predicate;
import org.broadsheet.http.problem.FailureClassifier;

/** Retries work after transient failures of the database, with pauses of 200 ms that double each time. */
final class RetryWithBackoff {
    private static final int MAX_ATTEMPTS = 6;
    private static final int BASE_PAUSE_MILLIS = 100;

    private RetryWithBackoff() {}

    /** Work that leaves no changes when it fails. */
    @FunctionalInterface
    interface Work<T> {
        T call() throws IOException;
    }

    static <T> T run(Work<T> work) throws IOException {
        return run(work, FailureClassifier::isTransient);
    }

    static <T> T run(Work<T> work, Predicate<RuntimeException> isWorthARetry) throws IOException {
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return work.call();
            } catch (RuntimeException failure) {
                if (!isWorthARetry.test(failure)) {
                    throw failure;
                }
                pause(attempt);
            }
        }
        return work.call();
    }

    static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(BASE_PAUSE_MILLIS << attempt);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }
}
