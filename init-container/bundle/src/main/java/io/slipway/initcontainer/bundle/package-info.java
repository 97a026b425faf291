/** What a built bundle holds: its files, their text, and the facts of its pages. */
package io.slipway.initcontainer.bundle;
