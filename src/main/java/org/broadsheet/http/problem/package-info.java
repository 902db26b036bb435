/** Error responses: problem documents (RFC 9457), error codes and the mapping from exceptions. */
package org.broadsheet.http.problem;
