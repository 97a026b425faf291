package hudson.model;

/** Read from Jenkins 2.541.3. */
public interface ItemGroup<T extends Item> {
    default <I extends Item> Iterable<I> allItems(Class<I> type) {
        throw new UnsupportedOperationException();
    }
}
