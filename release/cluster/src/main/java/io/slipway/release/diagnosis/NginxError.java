package io.slipway.release.diagnosis;

import io.slipway.release.problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows why nginx did not start, from the last line that it wrote, and which key of the descriptor is in question. */
final class NginxError {

    private record Remedy(Pattern error, String fix) {}

    private static final Pattern EMERGENCY = Pattern.compile("(?m)^.*\\[emerg]\\s+(?:\\d+#\\d+: )?(?<error>.*)$");

    /** The first that matches holds. */
    private static final List<Remedy> REMEDIES = List.of(
            remedy(
                    "host not found in resolver",
                    "leave nginx.dns.servers out, so that nginx asks whom the pod asks, or name an address"),
            remedy(
                    "host not found in upstream",
                    "correct the url under backEnds; with an empty nginx.dns.servers the name must be known when nginx starts"),
            remedy("(?:bind|socket)\\(\\).*\\[::].*(?:97|99): ", "set nginx.ipv6: false, as the pod has no IPv6"),
            remedy("bind\\(\\).*13: ", "choose an nginx.port above 1024"),
            remedy(
                    "bind\\(\\).*98: ",
                    "choose an nginx.port or nginx.statusPort that no other container of the pod uses"),
            remedy(
                    "dlopen\\(\\)|brotli|binary compatible|module .* version",
                    "name a module of this nginx image under nginx.brotli, or an image that has it under nginx.image"),
            remedy(
                    "SSL_CTX_load_verify_locations|cannot load certificate",
                    "mount the file that caFile names, with extraVolumes and nginx.extraVolumeMounts under values"),
            remedy("mkdir\\(\\) .*(?:30|13): ", "mount a writable /tmp into nginx, as Slipway's chart does"),
            remedy(
                    "conflicting parameter|could not build map_hash|too long parameter",
                    "rename files whose names differ in case alone or are very long; build the image with this Slipway's slipway-init"),
            remedy("open\\(\\) .*2: ", "mount what the message names, or take it out of the configuration"),
            remedy(
                    "unknown directive|invalid parameter|invalid number of arguments",
                    "use an nginx image of 1.22 or newer, and a configuration that slipway rendered"));

    private NginxError() {}

    /** @param message what the container wrote last */
    static Optional<Problem> of(String message) {
        Matcher emergency = EMERGENCY.matcher(message);
        return emergency.find() ? Optional.of(problem(emergency.group("error"))) : Optional.empty();
    }

    private static Problem problem(String error) {
        String fix = REMEDIES.stream()
                .filter(remedy -> remedy.error().matcher(error).find())
                .map(Remedy::fix)
                .findFirst()
                .orElse("correct what nginx names; slipway render --nginx prints the configuration");
        return Problem.of("nginx does not start: " + error).fix(fix);
    }

    private static Remedy remedy(String error, String fix) {
        return new Remedy(Pattern.compile(error), fix);
    }
}
