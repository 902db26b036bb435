/** Tags: entity, JSON, endpoints, and moving articles when one is deleted. */
package org.broadsheet.taxonomy.tags;
