/** Categories: entity, JSON, endpoints, and keeping them a tree. */
package org.broadsheet.taxonomy.categories;
