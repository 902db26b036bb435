package org.broadsheet.database;

import jakarta.inject.Singleton;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;

/** Lets a write happen in full, constraints and all, and then not have happened. */
@Singleton
public class DryRun {
    private final TransactionManager transactions;

    DryRun(TransactionManager transactions) {
        this.transactions = transactions;
    }

    public void rollbackIf(boolean dryRun) {
        if (dryRun) {
            try {
                transactions.setRollbackOnly();
            } catch (SystemException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
