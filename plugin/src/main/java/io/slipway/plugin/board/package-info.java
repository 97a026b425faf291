/** The board: which version of which app runs in which environment, with its history and the buttons. */
package io.slipway.plugin.board;
