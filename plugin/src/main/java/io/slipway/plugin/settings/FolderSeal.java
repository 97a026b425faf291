package io.slipway.plugin.settings;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.agent.Sha256;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Says whether a folder's configuration of Slipway was made by somebody who may. A folder's {@code config.xml} can be replaced
 * over REST by anybody with Item/Configure, and that passes no form of ours. So a file beside it, which REST does not reach,
 * holds the fingerprint of what somebody with Slipway/Configure saved; with another one in place nothing is released.
 */
final class FolderSeal {

    private static final Logger LOGGER = Logger.getLogger(FolderSeal.class.getName());
    private static final String BROKEN = "changed without Slipway/Configure";
    /** What is empty leaves no trace, so that a setting that a later version adds does not change what was sealed. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.NON_DEFAULT))
            .build();

    private final Path file;

    FolderSeal(File folder) {
        file = folder.toPath().resolve("slipway-seal");
    }

    /** Whether the configuration is the one that was sealed; none at all needs no seal. */
    boolean holds(List<EnvironmentSettings> environments, List<VariableGroup> groups) throws IOException {
        String sealed = Files.exists(file) ? Files.readString(file) : fingerprint(List.of(), List.of());
        return sealed.equals(fingerprint(environments, groups));
    }

    /**
     * Takes note of a change.
     *
     * @param may whether who made it has Slipway/Configure
     * @param person whether that was a person; Jenkins itself may save what somebody else changed before
     */
    void changed(List<EnvironmentSettings> environments, List<VariableGroup> groups, boolean may, boolean person)
            throws IOException {
        if (holds(environments, groups)) {
            return;
        }
        boolean broken = Files.exists(file) && Files.readString(file).equals(BROKEN);
        Files.writeString(file, may && (person || !broken) ? fingerprint(environments, groups) : BROKEN);
    }

    private static String fingerprint(List<EnvironmentSettings> environments, List<VariableGroup> groups)
            throws IOException {
        try {
            String text = JSON.writeValueAsString(environments) + JSON.writeValueAsString(groups);
            return Sha256.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void changed(Object saved) {
        if (saved instanceof AbstractFolder<?> folder) {
            FolderConfiguration now = FolderConfiguration.of(folder);
            boolean person = !ACL.SYSTEM2.equals(Jenkins.getAuthentication2());
            try {
                new FolderSeal(folder.getRootDir())
                        .changed(
                                now.getEnvironments(),
                                now.getVariableGroups(),
                                folder.hasPermission(SlipwayPermissions.CONFIGURE),
                                person);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "cannot seal the configuration of " + folder.getFullName());
            }
        }
    }

    /** A folder that was saved, by its form, over REST, or by a script. */
    @Extension
    public static final class Saved extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            changed(saved);
        }
    }

    /** A folder that was made of an XML file, or copied. */
    @Extension
    public static final class Created extends ItemListener {

        @Override
        public void onCreated(Item item) {
            changed(item);
        }
    }
}
