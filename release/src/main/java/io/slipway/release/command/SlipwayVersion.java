package io.slipway.release.command;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class SlipwayVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Slipway.class.getPackage().getImplementationVersion();
        return new String[] {"slipway " + (version == null ? "(not packaged)" : version)};
    }
}
