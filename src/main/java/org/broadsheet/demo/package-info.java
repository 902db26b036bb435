/** Fills an empty server with sample stories and pictures on request. */
package org.broadsheet.demo;
