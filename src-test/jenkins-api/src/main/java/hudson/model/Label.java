package hudson.model;

/** Read from Jenkins 2.541.3. */
public abstract class Label extends Actionable {
    public boolean contains(Node node) {
        throw new UnsupportedOperationException();
    }
}
