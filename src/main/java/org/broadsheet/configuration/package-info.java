/** Lists the environment variables, and checks their values before anything starts. */
package org.broadsheet.configuration;
