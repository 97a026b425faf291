package hudson.model;

import java.util.List;

/** Read from Jenkins 2.541.3. */
public abstract class Cause {
    public abstract String getShortDescription();

    public static class UserIdCause extends Cause {
        private UserIdCause() {}

        public String getUserId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }
    }

    public static class UpstreamCause extends Cause {
        private UpstreamCause() {}

        public Run<?, ?> getUpstreamRun() {
            throw new UnsupportedOperationException();
        }

        public List<Cause> getUpstreamCauses() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }
    }
}
