package io.slipway.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "' ada.l+ci@mail.example.com ', ada.l+ci@mail.example.com",
        "Ada Lovelace <ada@example.com>, ada@example.com",
        "root@localhost, root@localhost"
    })
    void findsTheAddress(String text, String address) {
        assertThat(MailAddress.of(text)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "ada@example.com, eve@example.com",
                "ada@example.com;eve@example.com",
                "ada@example.com eve@example.com",
                "ada@example.com> <eve@example.com",
                "ada@@example.com",
                "\"ada\"@example.com",
                "ada@[192.0.2.1]"
            })
    void refusesWhatIsNone(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @Test
    void refusesWhatWouldBeginAHeader() {
        assertThat(MailAddress.of("ada@example.com\r\nBcc: eve@example.com")).isEmpty();
        assertThat(MailAddress.of("Ada\r\nBcc: <eve@example.com>")).isEmpty();
    }
}
