package hudson;

/** Read from Jenkins 2.541.3; what its superclass AbstractMarkupText has is here. */
public class MarkupText {
    public void addMarkup(int startPos, int endPos, String startTag, String endTag) {
        throw new UnsupportedOperationException();
    }

    public void addMarkup(int pos, String tag) {
        throw new UnsupportedOperationException();
    }

    public int length() {
        throw new UnsupportedOperationException();
    }
}
