/** The audit log of writes and refused requests. */
package org.broadsheet.audit;
