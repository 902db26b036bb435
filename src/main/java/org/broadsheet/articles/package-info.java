/** Articles: the entity, its JSON and the resources that read and write it. */
package org.broadsheet.articles;
