package org.broadsheet.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import org.broadsheet.http.problem.FailureClassifier;

/**
 * Repeats a transaction that PostgreSQL undid to let another one pass: a deadlock is between two of the server's own
 * statements, and nothing that a client could have done better.
 */
@Interceptor
@Transactional
@Priority(DeadlockRetry.OUTSIDE_TRANSACTIONS)
public class DeadlockRetry {
    /** Narayana's own interceptors stand at 200. */
    static final int OUTSIDE_TRANSACTIONS = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final int MAX_ATTEMPTS = 4;

    private final TransactionManager transactions;

    DeadlockRetry(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    Object retry(InvocationContext call) throws Exception {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return call.proceed();
        }
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            try {
                return call.proceed();
            } catch (RuntimeException failure) {
                if (!FailureClassifier.isRolledBackForAnother(failure)) {
                    throw failure;
                }
            }
        }
        return call.proceed();
    }
}
