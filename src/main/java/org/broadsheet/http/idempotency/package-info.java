/** Replays the stored response when a request with the same Idempotency-Key is repeated. */
package org.broadsheet.http.idempotency;
