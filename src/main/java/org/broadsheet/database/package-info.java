/** Runs SQL statements, queues writes, retries deadlocks and receives notifications from other nodes. */
package org.broadsheet.database;
