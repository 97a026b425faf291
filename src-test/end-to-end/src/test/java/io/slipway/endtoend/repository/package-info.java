/** What outsiders look for first: pages, versions, and the files that a forge reads. */
package io.slipway.endtoend.repository;
