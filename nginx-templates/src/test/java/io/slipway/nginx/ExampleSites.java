package io.slipway.nginx;

import io.slipway.nginx.delivery.Brotli;
import io.slipway.nginx.delivery.Cors;
import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.Maintenance;
import io.slipway.nginx.edge.SignIn;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.nginx.proxy.Dns;
import io.slipway.nginx.routing.Languages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One site for each way of serving, by the name of its golden file. */
final class ExampleSites {

    private ExampleSites() {}

    static Map<String, NginxSite> byName() {
        return new TreeMap<>(Map.of(
                "spa", NginxSite.spa("/").build(),
                "office", NginxSite.office("/addin/").build(),
                "behind-front-door", behindFrontDoor(),
                "back-ends", withBackEnds(),
                "languages", inLanguages(),
                "signing-in", signingIn(),
                "keeping", NginxSite.spa("/app/").peerPort(8090).build(),
                "closed-for-maintenance",
                        NginxSite.spa("/").maintenance(Maintenance.defaults()).build()));
    }

    private static NginxSite behindFrontDoor() {
        return NginxSite.office("/addin/")
                .edge(Edge.frontDoor(List.of("147.243.0.0/16", "10.0.0.0/8"), "12345678-90ab-cdef-1234-567890abcdef")
                        .allowing(List.of("192.0.2.0/24", "2001:db8::/32"))
                        .limitedTo(50))
                .statusPort(8081)
                .policyReports(true)
                .build();
    }

    private static NginxSite signingIn() {
        return NginxSite.spa("/app/")
                .hosts(List.of("r1.review.example.com"))
                .edge(Edge.none()
                        .signingIn(SignIn.at("https://oauth2-proxy.sign-in.svc").opening(List.of("/app/help/"))))
                .backEnds(List.of(BackEnd.http("/api", "http://api.shop.svc:8080")))
                .peerPort(8090)
                .build();
    }

    private static NginxSite withBackEnds() {
        return NginxSite.spa("/app/")
                .backEnds(List.of(
                        BackEnd.http("/api", "http://api.shop.svc:8080/v1"),
                        BackEnd.http("/graphql", "http://graphql:4000"),
                        BackEnd.webSocket("/ws", "http://live.shop.svc:8080"),
                        BackEnd.events("/events", "http://live.shop.svc:8080"),
                        BackEnd.upload("/api/files", "https://files.example.com/upload")
                                .withHeaders(Map.of("X-Api-Version", "2"))))
                .dns(Dns.ofPod().inNamespace("shop"))
                .build();
    }

    private static NginxSite inLanguages() {
        return NginxSite.spa("/addin/")
                .languages(Optional.of(Languages.of("en", "nl", "pt-BR")))
                .apps(List.of("/portal/"))
                .brotli(Optional.of(Brotli.onDebian()))
                .dns(Dns.whenStarting())
                .cors(new Cors(List.of("https://shell.example.com")))
                .build();
    }
}
