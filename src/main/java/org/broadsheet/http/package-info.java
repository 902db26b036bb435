/** What all endpoints share, and nothing about news: reading requests, building, caching and sending responses. */
package org.broadsheet.http;
