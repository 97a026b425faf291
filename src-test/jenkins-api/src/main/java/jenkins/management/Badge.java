package jenkins.management;

/** Read from Jenkins 2.541.3. */
public class Badge {
    public Badge(String text, String tooltip, Severity severity) {
        throw new UnsupportedOperationException();
    }

    public enum Severity {
        DANGER,
        WARNING,
        INFO
    }
}
