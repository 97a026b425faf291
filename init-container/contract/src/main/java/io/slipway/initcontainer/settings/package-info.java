/** What a run is asked to do. */
package io.slipway.initcontainer.settings;
