package io.slipway.release.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {

    @TempDir
    private Path directory;

    @Test
    void goesWithAllThatIsInIt() throws IOException {
        Path tree = Files.createDirectories(directory.resolve("tree/a/b"));
        Files.writeString(tree.resolve("file"), "x");

        DirectoryTree.delete(directory.resolve("tree"));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatALinkPointsToStays() throws IOException {
        Path kept = Files.writeString(
                Files.createDirectories(directory.resolve("kept")).resolve("file"), "x");
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("directory"), kept.getParent());
        Files.createSymbolicLink(tree.resolve("nowhere"), directory.resolve("gone"));

        DirectoryTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("x");
    }

    @Test
    void whatDoesNotExistIsNoError() {
        assertThatCode(() -> DirectoryTree.delete(directory.resolve("gone"))).doesNotThrowAnyException();
    }
}
