package io.slipway.release.descriptor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an environment says of itself about reviews; none of it is inherited. */
record OwnReviews(boolean isTemplate, List<String> hosts, Optional<Duration> expires, Optional<Integer> limit) {

    static final String TEMPLATE = "template";
    static final String HOSTS = "hosts";
    static final String EXPIRES = "expires";
    static final String LIMIT = "limit";

    private static final Pattern LIFETIME = Pattern.compile("(?!0+[smhd])[0-9]{1,6}[smhd]");

    static OwnReviews read(YamlMap map) {
        OwnReviews reviews = new OwnReviews(
                map.bool(TEMPLATE).orElse(false),
                map.strings(HOSTS, host -> Names.HOST.matcher(host).matches(), Names.HOST_IS),
                map.string(EXPIRES, LIFETIME, "a time such as 3d").flatMap(text -> map.duration(EXPIRES)),
                map.number(LIMIT, ReviewTemplate.LIMITS));
        if (!reviews.isTemplate) {
            List.of(HOSTS, EXPIRES, LIMIT).stream()
                    .filter(map::has)
                    .forEach(key -> map.problem(
                            map.placeOf(key),
                            key + " is only allowed in a review template (template: true)",
                            key.equals(HOSTS)
                                    ? "write host: with one name, or add template: true if this is a review template"
                                    : "delete it, or add template: true if this is a review template"));
        } else if (map.has(HOSTS) && reviews.hosts.isEmpty()) {
            map.problem(map.placeOf(HOSTS), "a pool needs a host", "list hosts, or write host: with {change} in it");
        }
        return reviews;
    }

    /** Whether a text is a host, or makes one of a change. */
    static boolean isHost(String text) {
        return Names.HOST.matcher(text).matches()
                || Names.HOST_OF_CHANGE.matcher(text).matches()
                        && Names.HOST
                                .matcher(text.replace(ChangeId.PLACEHOLDER, "x"))
                                .matches();
    }

    Optional<ReviewTemplate> template() {
        int most = limit.orElse(hosts.isEmpty() ? ReviewTemplate.LIMIT : hosts.size());
        return isTemplate
                ? Optional.of(new ReviewTemplate(
                        hosts,
                        expires.orElse(ReviewTemplate.EXPIRES),
                        hosts.isEmpty() ? most : Math.min(most, hosts.size())))
                : Optional.empty();
    }
}
