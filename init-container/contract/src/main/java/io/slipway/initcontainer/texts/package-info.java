/** How the bytes of files are looked at as text, and what Java makes of letters beyond ASCII. */
package io.slipway.initcontainer.texts;
