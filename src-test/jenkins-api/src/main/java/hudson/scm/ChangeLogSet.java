package hudson.scm;

import hudson.model.User;

/** Read from Jenkins 2.541.3. */
public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    private ChangeLogSet() {}

    public abstract static class Entry {
        private Entry() {}

        public String getCommitId() {
            throw new UnsupportedOperationException();
        }

        public long getTimestamp() {
            throw new UnsupportedOperationException();
        }

        public abstract String getMsg();

        public abstract User getAuthor();
    }
}
