/** What is kept with each release in the cluster: who released which build, when. No secret is part of it. */
package io.slipway.release.records;
