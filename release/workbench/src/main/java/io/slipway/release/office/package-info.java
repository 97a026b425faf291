/** The Office manifest of an environment: rendered as the site has it, and checked without asking anyone. */
package io.slipway.release.office;
