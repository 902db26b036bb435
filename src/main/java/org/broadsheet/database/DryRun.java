package org.broadsheet.database;

import jakarta.inject.Singleton;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;

/** Rolls back the transaction of a dry run, after its statements have run and constraints were checked. */
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
