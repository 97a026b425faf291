/** Takes files that open pages of earlier releases still ask for over from the pods that run. */
package io.slipway.initcontainer.keeping;
