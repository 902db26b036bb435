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
 * Retries a transaction that PostgreSQL rolled back because of a deadlock or serialization failure. Intercepts methods with
 * {@link Transactional} unless they join a transaction of the caller.
 */
@Interceptor
@Transactional
@Priority(DeadlockRetry.OUTSIDE_TRANSACTIONS)
public class DeadlockRetry {
    /** Runs before Narayana's transaction interceptors, which have priority 200. */
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
