package hudson.model;

/** Read from Jenkins 2.541.3. */
public class Queue {
    private Queue() {}

    public Item getItem(long id) {
        throw new UnsupportedOperationException();
    }

    public interface Executable {}

    public abstract static class Item {
        private Item() {}

        public long getId() {
            throw new UnsupportedOperationException();
        }
    }

    public static final class LeftItem extends Item {
        private LeftItem() {}

        public Executable getExecutable() {
            throw new UnsupportedOperationException();
        }
    }
}
