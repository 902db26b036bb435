package org.broadsheet.articles.writing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.broadsheet.database.WriteQueue;

/** Queues edits before their transaction begins, so that a waiting edit holds no database connection. */
@QueuedEdit
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class EditQueueInterceptor {
    private final WriteQueue queue;

    EditQueueInterceptor(WriteQueue queue) {
        this.queue = queue;
    }

    @AroundInvoke
    Object proceedInQueue(InvocationContext edit) throws Exception {
        Object firstParameter = edit.getParameters()[0];
        return firstParameter instanceof String article
                ? queue.runInOrder("article " + article, edit::proceed)
                : queue.run(edit::proceed);
    }
}
