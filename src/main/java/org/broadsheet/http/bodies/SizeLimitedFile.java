package org.broadsheet.http.bodies;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import java.util.function.Supplier;
import org.broadsheet.http.problem.ProblemException;

/** A file being written that refuses to grow beyond a size. */
final class SizeLimitedFile implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final long maxBytes;
    private final Supplier<ProblemException> tooLarge;
    private long writtenBytes;

    SizeLimitedFile(AsyncFile file, long maxBytes, Supplier<ProblemException> tooLarge) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    @Override
    public Future<Void> write(Buffer data) {
        writtenBytes += data.length();
        return writtenBytes > maxBytes ? Future.failedFuture(tooLarge.get()) : file.write(data);
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
        write(data).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        file.end(handler);
    }

    @Override
    public SizeLimitedFile exceptionHandler(Handler<Throwable> handler) {
        file.exceptionHandler(handler);
        return this;
    }

    @Override
    public SizeLimitedFile setWriteQueueMaxSize(int size) {
        file.setWriteQueueMaxSize(size);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return file.writeQueueFull();
    }

    @Override
    public SizeLimitedFile drainHandler(Handler<Void> handler) {
        file.drainHandler(handler);
        return this;
    }
}
