package io.slipway.release.command;

import io.slipway.release.descriptor.DescriptorReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a JSON Schema of Slipway's. */
@Command(
        name = "schema",
        description =
                "Prints a JSON Schema. That of slipway.yaml is what editors complete and check it by; that of the "
                        + "reports says what --output json prints.",
        footer = {"", "Example: slipway schema descriptor"},
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** The documents that have one. */
    enum Document {
        DESCRIPTOR("slipway"),
        REPORT("report");

        private final String file;

        Document(String file) {
            this.file = file;
        }

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        String resource() {
            return "/io/slipway/release/" + file + ".schema.json";
        }
    }

    @Parameters(
            paramLabel = "DOCUMENT",
            arity = "0..1",
            defaultValue = "descriptor",
            description = "descriptor or report (default: ${DEFAULT-VALUE}).")
    private Document document;

    @Override
    public Integer call() throws IOException {
        try (InputStream in = DescriptorReader.class.getResourceAsStream(document.resource())) {
            if (in == null) {
                throw new IOException("no schema of " + document);
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            out.flush();
            return 0;
        }
    }
}
