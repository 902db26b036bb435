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
 * The thread pool for image processing. It uses half of the processors, two at least, and a bounded queue, which limits its memory and
 * leaves processors for other requests. Idle threads end.
 */
@Singleton
public class ImageWorkers {
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    private static final int QUEUE_CAPACITY = 64;
    private static final int IDLE_SECONDS = 30;
    private static final String RETRY_AFTER_SECONDS = "2";

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE_CAPACITY),
            ImageWorkers::newThread);
    private final ConcurrentMap<String, CompletableFuture<Path>> inProgress = new ConcurrentHashMap<>();

    ImageWorkers() {
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "image-worker");
        thread.setDaemon(true);
        // ImageIO looks up format plugins with the context class loader of its first caller
        thread.setContextClassLoader(ImageWorkers.class.getClassLoader());
        return thread;
    }

    /** Runs a task in the pool. The future fails with a 503 if the queue is full. */
    public <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> future = new CompletableFuture<>();
        try {
            executor.execute(() -> complete(future, task));
        } catch (RejectedExecutionException full) {
            future.completeExceptionally(busy());
        }
        return future;
    }

    /** Runs a task unless one with the same key is running, and then returns the future of that one. */
    public CompletableFuture<Path> submitOnce(String key, Callable<Path> task) {
        CompletableFuture<Path> future = new CompletableFuture<>();
        CompletableFuture<Path> running = inProgress.putIfAbsent(key, future);
        if (running != null) {
            return running;
        }
        submit(task).whenComplete((result, failure) -> {
            inProgress.remove(key);
            if (failure == null) {
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    private static <T> void complete(CompletableFuture<T> future, Callable<T> task) {
        try {
            ImageIO.setUseCache(false);
            future.complete(task.call());
        } catch (OutOfMemoryError tooLarge) {
            future.completeExceptionally(busy());
        } catch (Exception failure) {
            future.completeExceptionally(failure);
        }
    }

    private static ProblemException busy() {
        return new ProblemException(ErrorCode.UNAVAILABLE, "Too many images are being processed. Try again shortly.")
                .header("Retry-After", RETRY_AFTER_SECONDS);
    }
}
