package org.broadsheet.articles.writing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.broadsheet.database.WriteQueue;

/** Stands before the transaction, so that who waits holds no connection. */
@QueuedEdit
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class EditQueueInterceptor {
    private final WriteQueue writers;

    EditQueueInterceptor(WriteQueue writers) {
        this.writers = writers;
    }

    @AroundInvoke
    Object proceedInQueue(InvocationContext edit) throws Exception {
        Object first = edit.getParameters()[0];
        return first instanceof String article
                ? writers.runInOrder("article " + article, edit::proceed)
                : writers.run(edit::proceed);
    }
}
