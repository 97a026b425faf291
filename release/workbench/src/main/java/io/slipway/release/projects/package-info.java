/** Looks at a directory and says which single-page app is in it: its framework, its build, its tokens. */
package io.slipway.release.projects;
