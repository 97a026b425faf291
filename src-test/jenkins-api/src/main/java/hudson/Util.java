package hudson;

/** Read from Jenkins 2.541.3. */
public class Util {
    private Util() {}

    public static String fixNull(String s) {
        throw new UnsupportedOperationException();
    }
}
