/** What a bundle plainly needs of its content security policy: found when the image is built, opened when the pod starts. */
package io.slipway.initcontainer.policy;
