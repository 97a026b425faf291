/** What is wrong with a description, and how values are examined. */
package io.slipway.nginx.problems;
