package hudson.model;

import java.io.File;

/** Read from Jenkins 2.541.3. */
public interface ItemGroup<T extends Item> {
    File getRootDir();

    default <I extends Item> Iterable<I> allItems(Class<I> type) {
        throw new UnsupportedOperationException();
    }
}
