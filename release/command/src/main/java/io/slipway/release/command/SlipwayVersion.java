package io.slipway.release.command;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class SlipwayVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"slipway " + number()};
    }

    static String number() {
        String version = Slipway.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
