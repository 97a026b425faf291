package io.slipway.initcontainer.publishing;

import io.slipway.initcontainer.bundle.BundleFiles;
import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.problems.Problem;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells pages and nginx which release the site is of, and nginx where to ask for files of the newest release. */
final class ReleaseNote {
    private static final String RELEASE = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    private static final String ADDRESS = "([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})";
    private static final String SERVICE = "[A-Za-z0-9.-]+\\.svc";
    private static final int SHORT = 10;

    private final String release;
    private final String newest;
    private final String starting;

    ReleaseNote(Settings settings) {
        release = sound(settings, Setting.RELEASE, RELEASE, "a label such as 3f2a91c0d4");
        newest = sound(settings, Setting.NEWEST, ADDRESS, "host:port");
        starting = sound(settings, Setting.STARTING, ADDRESS, "host:port");
    }

    private static String sound(Settings settings, Setting setting, String pattern, String choices) {
        String text = settings.get(setting);
        if (!text.isEmpty() && !text.matches(pattern)) {
            throw InitException.wrongInput(Problem.of(setting.env() + " is \"" + text + "\", which is not known")
                    .fix("set it to " + choices));
        }
        return text;
    }

    /** What tells this release's headers from those of others. */
    String name(TokenValues values) {
        return release.isEmpty() ? values.digest().substring(0, SHORT) : release;
    }

    /** @param digest of the site, which names a release that has no name */
    void write(Path site, PodDns dns, String digest) throws IOException {
        String name = release.isEmpty() ? digest.substring(0, SHORT) : release;
        write(site, "release.json", "{\"release\":\"" + name + "\"}\n");
        write(site, "release.map", "\"release\" \"" + name + "\";\n");
        if (!newest.isEmpty()) {
            String first = url(newest, dns);
            write(
                    site,
                    "newest.map",
                    "\"newest\" \"" + first + "\";\n\"starting\" \"" + (starting.isEmpty() ? first : url(starting, dns))
                            + "\";\n");
        }
    }

    /** nginx searches no domains. */
    private static String url(String address, PodDns dns) {
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        boolean completed = host.matches(SERVICE) && !dns.domain().isEmpty();
        return "http://" + host + (completed ? "." + dns.domain() : "") + address.substring(colon);
    }

    private static void write(Path site, String name, String text) throws IOException {
        CopyFile.write(
                text.getBytes(StandardCharsets.UTF_8),
                new File(site.resolve(BundleFiles.OWN).toFile(), name));
    }
}
