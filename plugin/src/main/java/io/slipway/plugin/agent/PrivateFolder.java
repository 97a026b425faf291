package io.slipway.plugin.agent;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of one process on the agent that nobody but the agent's user can read. */
record PrivateFolder(Path path) {

    /** Of the one that has what is secret. */
    static final String NAME = "private";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    static PrivateFolder create(Path path) throws IOException {
        if (POSIX) {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(path);
            ownerOnly(path);
        }
        return new PrivateFolder(path);
    }

    /** Writes a file with mode 0600 from its first byte on. */
    Path write(String name, byte[] bytes) throws IOException {
        Path file = path.resolve(name).normalize();
        if (!path.equals(file.getParent())) {
            throw new IOException("a private file has a plain name, and not " + name);
        }
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Deletes it with all that is in it; there are no folders in it. */
    void delete() throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }

    /** Windows: what is created in the folder inherits its one entry. */
    private static void ownerOnly(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<AclEntryPermission> all = EnumSet.allOf(AclEntryPermission.class);
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(all)
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build()));
    }
}
