package io.slipway.plugin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {

    @Test
    void tellsOfAllButWaitingUnlessEventsAreNamed() {
        Notification notification = new Notification("slack");
        assertThat(notification.isFor(ReleaseEvent.FAILED)).isTrue();
        assertThat(notification.isFor(ReleaseEvent.WAITING)).isFalse();
        notification.setEvents("waiting, approvalWanted");
        assertThat(notification.isFor(ReleaseEvent.WAITING)).isTrue();
        assertThat(notification.isFor(ReleaseEvent.FAILED)).isFalse();
    }

    @Test
    void findsAnEventThatDoesNotExist() {
        assertThat(Notification.DescriptorImpl.unknown("failed, relased")).contains("relased");
        assertThat(Notification.DescriptorImpl.unknown("failed, released")).isEmpty();
    }

    @Test
    void knowsItsKind() {
        assertThat(new Notification(" teams ").kind()).contains(NotificationKind.TEAMS);
        assertThat(new Notification("pager").kind()).isEmpty();
    }

    @Test
    void findsARecipientThatIsNoAddress() {
        assertThat(Notification.DescriptorImpl.wrongAddress("ada@example.com, bob"))
                .contains("bob");
        assertThat(Notification.DescriptorImpl.wrongAddress("ada@example.com, Bob <bob@example.com>"))
                .isEmpty();
        assertThat(Notification.DescriptorImpl.wrongAddress("")).isEmpty();
    }

    @Test
    void githubAndGitlabShowEachState() {
        assertThat(NotificationKind.values())
                .filteredOn(NotificationKind::showsState)
                .containsExactly(NotificationKind.GITHUB, NotificationKind.GITLAB);
    }

    @Test
    void takesAnAddressOverTls() {
        assertThat(WebAddress.parse(" https://hooks.example.com/x?y=1 ")).hasHost("hooks.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/s3cret",
                "file:///etc/s3cret",
                "gopher://example.com/s3cret",
                "https:///s3cret",
                "https://ada:s3cret@example.com/",
                "https://exa mple.com/s3cret",
                "s3cret",
                ""
            })
    void refusesAllOthersAndQuotesNone(String address) {
        assertThatThrownBy(() -> WebAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .doesNotContain("s3cret");
    }

    /** For a receiver on the same machine, and for tests. */
    @Test
    void takesPlainHttpOnlyWhereTheAdministratorSaysSo() {
        System.setProperty("io.slipway.plugin.plainHttp", "true");
        try {
            assertThat(WebAddress.parse("http://localhost:8080/hook")).hasHost("localhost");
        } finally {
            System.clearProperty("io.slipway.plugin.plainHttp");
        }
    }
}
