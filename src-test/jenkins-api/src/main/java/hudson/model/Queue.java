package hudson.model;

/** Read from Jenkins 2.541.3. */
public class Queue {
    private Queue() {}

    public abstract static class Item {
        private Item() {}
    }
}
