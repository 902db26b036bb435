package org.broadsheet.media.images;


import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.broadsheet.http.problem.ErrorCode;
import org.broadsheet.http.problem.ProblemException;

/**
 * Where pictures are decoded and made: half of the processors at most, and a short queue, so that the memory it takes
 * has a bound and whoever asks for anything else does not notice. At rest it has no thread.
 */
@Singleton
public class ImageWorkers {
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int QUEUE_CAPACITY = 64;
    private static final int IDLE_SECONDS = 30;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE_CAPACITY), ImageWorkers::newThread);
    private final ConcurrentMap<String, CompletableFuture<Path>> inProgress = new ConcurrentHashMap<>();

    ImageWorkers() {
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "darkroom");
        thread.setDaemon(true);
        // the readers of more formats are found by the class loader of whoever asks first
        thread.setContextClassLoader(ImageWorkers.class.getClassLoader());
        return thread;
    }

    /** Does a piece of work when its turn comes. It fails with a 503 when too many are waiting. */
    public <T> CompletableFuture<T> submit(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            executor.execute(() -> complete(done, work));
        } catch (RejectedExecutionException full) {
            done.completeExceptionally(busy());
        }
        return done;
    }

    /** The same for something that is made once, however many ask for it meanwhile. */
    public CompletableFuture<Path> submitOnce(String key, Callable<Path> making) {
        CompletableFuture<Path> mine = new CompletableFuture<>();
        CompletableFuture<Path> first = inProgress.putIfAbsent(key, mine);
        if (first != null) {
            return first;
        }
        submit(making).whenComplete((made, failure) -> {
            inProgress.remove(key);
            if (failure == null) {
                mine.complete(made);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        try {
            ImageIO.setUseCache(false);
            done.complete(work.call());
        } catch (OutOfMemoryError tooLarge) {
            done.completeExceptionally(busy());
        } catch (Exception failure) {
            done.completeExceptionally(failure);
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                        ErrorCode.UNAVAILABLE, "Too many pictures are being made at once. Try again shortly.")
                .header("Retry-After", RETRY_AFTER_SECONDS);
    }
}
