package io.slipway.initcontainer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.bundle.PageFacts.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageFactsTest {
    private static List<String> texts(String page, List<Span> spans) {
        return spans.stream()
                .map(span -> page.substring(span.start(), span.end()))
                .toList();
    }

    private static List<String> urls(String page, boolean needed) {
        return texts(
                page,
                PageFacts.of(page).references().stream()
                        .filter(reference -> reference.needed() == needed)
                        .map(PageFacts.Reference::url)
                        .toList());
    }

    @Test
    void findsWhatThePageNeeds() {
        String page = "<html><head><link rel=\"shortcut icon\" href=\"i.png\"><link rel=canonical href=/c>"
                + "<link rel=stylesheet href=s.css><link rel=modulepreload href='m.js'><link rel=preload href=p.woff2>"
                + "<link rel=manifest href=w.webmanifest><script src=\"a.js\"></script></head>"
                + "<body><script>inline()</script><img src=x.png><script src=\"\"></script></body></html>";
        assertThat(urls(page, true)).containsExactly("s.css", "m.js", "a.js");
        assertThat(urls(page, false)).containsExactly("i.png", "p.woff2", "w.webmanifest");
    }

    @Test
    void findsScriptsAndStylesInThePage() {
        String page = "<head><style>a{}</style><script>b</script></head>";
        assertThat(texts(page, PageFacts.of(page).blocks())).containsExactly("a{}", "b");
    }

    @Test
    void findsTheBase() {
        String page = "<head><base target=_top><base href=/x/></head>";
        assertThat(PageFacts.of(page).baseHref())
                .isEqualTo(Optional.of(new Span(page.indexOf("/x/"), page.indexOf("></head>"))));
    }

    @Test
    void aTextIsNoPage() {
        assertThat(PageFacts.of("").head()).isEqualTo(-1);
        assertThat(PageFacts.of("404 not found").head()).isEqualTo(-1);
    }
}
