package hudson.diagnosis;

import hudson.model.Saveable;
import java.util.Map;

/** Read from Jenkins 2.541.3. */
public class OldDataMonitor {
    private OldDataMonitor() {}

    public Map<Saveable, VersionRange> getData() {
        throw new UnsupportedOperationException();
    }

    public static final class VersionRange {
        public final String extra = null;

        private VersionRange() {}
    }
}
