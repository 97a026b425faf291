package hudson;

import java.io.IOException;

/** Read from Jenkins 2.541.3. */
public final class XmlFile {
    private XmlFile() {}

    public boolean exists() {
        throw new UnsupportedOperationException();
    }

    public Object unmarshal(Object o) throws IOException {
        throw new UnsupportedOperationException();
    }
}
