/** What more than one room does with directories. */
package io.slipway.release.files;
