package io.slipway.release.helm.embedded;

import com.marcnuri.helm.HelmCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.sun.jna.Native;
import io.slipway.initcontainer.hashes.Sha256;
import io.slipway.release.helm.PrivateFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What the child JVM starts from.
 *
 * <p>In a released Slipway all lies in one jar of 13,000 entries and a JVM needs 100 ms to find the child's hundred classes
 * there. So these are put into a small jar in the cache, uncompressed, and JNA's own library beside it.
 *
 * @param nativeDirectory with JNA's library; it unpacks its own one at each start when empty
 */
record ChildFiles(String classPath, Optional<Path> nativeDirectory) {

    private static final String JNA_LIBRARY = "libjnidispatch.so";
    private static final String JNA_RESOURCE = "com/sun/jna/linux-x86-64/" + JNA_LIBRARY;
    private static final String JAR = "child.jar";

    private static final List<String> CLASSES = List.of(
            HelmChild.class.getName().replace('.', '/'),
            Frame.class.getName().replace('.', '/'),
            "com/marcnuri/helm/",
            "com/sun/jna/");

    static ChildFiles in(Path cache) throws IOException {
        List<Path> sources = Stream.of(HelmChild.class, HelmCommand.class, HelmLib.class, Native.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())))
                .distinct()
                .toList();
        if (sources.size() > 1) {
            // A development build, from directories and the libraries' own jars.
            String classPath = sources.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            return new ChildFiles(classPath, Optional.empty());
        }
        return from(sources.get(0), cache);
    }

    private static ChildFiles from(Path slipwayJar, Path cache) throws IOException {
        Path directory = cache.resolve("helm-child").resolve(identity(slipwayJar));
        PrivateFile jar = new PrivateFile(directory.resolve(JAR));
        PrivateFile library = new PrivateFile(directory.resolve(JNA_LIBRARY));
        if (!jar.isThere() || !library.isThere()) {
            try (JarFile from = new JarFile(slipwayJar.toFile())) {
                jar.put(out -> copyClasses(from, out));
                library.put(out -> copy(from, JNA_RESOURCE, out));
            }
        }
        return new ChildFiles(jar.path().toString(), Optional.of(directory));
    }

    /** A jar is replaced whole when Slipway is updated; hashing 50 MB to see that would cost more than is gained. */
    private static String identity(Path jar) throws IOException {
        FileTime time = Files.getLastModifiedTime(jar);
        String text = jar + "\n" + Files.size(jar) + "\n" + time.toMillis();
        return Sha256.of(text).substring(0, 16);
    }

    private static void copyClasses(JarFile from, OutputStream out) throws IOException {
        ZipOutputStream to = new ZipOutputStream(out);
        for (JarEntry entry : from.stream().filter(ChildFiles::isWanted).toList()) {
            byte[] bytes = read(from, entry);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setMethod(ZipEntry.STORED);
            copy.setSize(bytes.length);
            copy.setCrc(crc.getValue());
            to.putNextEntry(copy);
            to.write(bytes);
            to.closeEntry();
        }
        to.finish();
    }

    private static boolean isWanted(JarEntry entry) {
        String name = entry.getName();
        return name.endsWith(".class") && CLASSES.stream().anyMatch(name::startsWith);
    }

    private static void copy(JarFile from, String name, OutputStream out) throws IOException {
        out.write(read(from, from.getJarEntry(name)));
    }

    private static byte[] read(JarFile from, JarEntry entry) throws IOException {
        try (InputStream in = from.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
