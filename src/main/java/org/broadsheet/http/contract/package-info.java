/** Serves openapi.yaml, its JSON form and Swagger UI. */
package org.broadsheet.http.contract;
