/** Authors: entity, JSON, endpoints, and moving bylines when one is deleted. */
package org.broadsheet.taxonomy.authors;
