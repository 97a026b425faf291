/** Mail by the Mailer plugin, which a Jenkins may have or not. */
package io.slipway.plugin.mail;
