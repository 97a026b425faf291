/** What the Jenkins plugin tells other systems: the words and formats, and how they are sent. It knows no class of Jenkins. */
package io.slipway.notifications;
