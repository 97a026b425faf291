package hudson.remoting;

/** Read from Remoting 3352.v17a_fb_4b_2773f (of Jenkins 2.541.3). */
public interface VirtualChannel {}
