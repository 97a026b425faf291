package io.slipway.initcontainer.settings;

import java.util.Locale;

/**
 * Every setting once: its variable, its option, its default, its meaning. This is the contract between whoever starts
 * slipway-init (a release, a preview, the chart) and slipway-init.
 */
public enum Setting {
    MODE("prebuilt", "prebuilt: take the built bundle; build: run the app's build first"),
    BUNDLE("/app/bundle", "prebuilt: directory of the built bundle, its index.html at the root"),
    SOURCE("/app/source", "build: directory of the app's source, node_modules included"),
    WORK(
            "",
            "build: writable directory for the copy of the source (default: slipway-build in the temporary directory)"),
    BUILD_COMMAND("npm run build", "build: the command, run by sh"),
    BUILD_OUTPUT("dist", "build: where the build puts the bundle, below the source"),
    TOKEN_FILES("", "build: globs below the source, a list"),
    TOKEN_TYPES("", "name=boolean|number|json|string, a list"),
    TOKEN_STYLE("#{ }#", "the tokens' delimiters: #{ }#, {{ }}, __ __ or ${ }"),
    TOKEN_ALLOW("", "exact texts that only look like tokens, a list"),
    GZIP(
            "true",
            "true: files that compress get a precompressed .gz where they have none: by index, or in the pod where nothing was indexed"),
    HOIST(
            "true",
            "index: true: tokens of scripts are moved into the pages, so that scripts are the same in every environment; in the pod, false refuses a bundle where they were"),
    VALUES(
            "inline",
            "index: inline: a page holds its values; file: a script beside it does, for policies of others; in the pod, file refuses a bundle whose pages hold them"),
    APP("app", "index: the app's name, for the name of its values in a page; two apps in one page need two"),
    BROTLI("false", "index: true: files that compress get a .br file too, written by node"),
    SITE("/site/html", "the published site: a symbolic link, swapped atomically"),
    BASE_PATH("/", "path below which the site is served, such as /addin/"),
    OTHER_PATHS(
            "", "paths that nginx answers without a file, such as a backend's /api, a list; index.html may name them"),
    ENVIRONMENT("", "the environment's name, for messages"),
    VARIABLES_FILE("", "JSON object of names and values, for values too large for the environment"),
    SECRETS("", "names of secret variables, a list; none of them may get into the site"),
    RELEASE("", "what tells this release from others; the site's own digest where it is not given"),
    PEERS(
            "",
            "host:port of a Service that leads to the app's running pods, to take over files that open pages ask for"),
    NEWEST("", "host:port of a Service that leads to the ready pods of the newest release, for nginx"),
    STARTING("", "host:port of one that leads to all pods of the newest release, ready or not"),
    KEEP_FOR("7d", "how long files of earlier releases are kept, such as 12h or 7d"),
    KEEP_SIZE("128Mi", "how many bytes of them are kept at most, such as 64Mi or 1Gi"),
    KEEP_RELEASES("0", "of how many earlier releases files are kept; 0: of any number"),
    TERMINATION_LOG(
            "/dev/termination-log", "file that is told why the container ended; left alone if it cannot be written");

    public static final String PREFIX = "SLIPWAY_";
    public static final String VARIABLE_PREFIX = "SLIPWAY_VAR_";

    private final String defaultValue;
    private final String meaning;

    Setting(String defaultValue, String meaning) {
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    public String env() {
        return PREFIX + name();
    }

    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** Whether the value is a list in the encoding of {@link ListText}. */
    public boolean isList() {
        return meaning.contains("a list");
    }

    /** The variable of the environment that gives a variable of the app its value. */
    public static String variable(String name) {
        return VARIABLE_PREFIX + name;
    }

    public String meaning() {
        return meaning;
    }
}
