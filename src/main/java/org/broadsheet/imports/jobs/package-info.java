/** Queues, runs, resumes, lists and cancels imports in the background. */
package org.broadsheet.imports.jobs;
