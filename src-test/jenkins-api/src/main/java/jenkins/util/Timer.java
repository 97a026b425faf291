package jenkins.util;

import java.util.concurrent.ScheduledExecutorService;

/** Read from Jenkins 2.541.3. */
public class Timer {
    private Timer() {}

    public static synchronized ScheduledExecutorService get() {
        throw new UnsupportedOperationException();
    }
}
