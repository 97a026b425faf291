package io.slipway.plugin.mail;

import hudson.Extension;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.MailAddressResolver;
import hudson.tasks.Mailer;
import io.slipway.notifications.Mail;
import io.slipway.notifications.MailAddress;
import io.slipway.notifications.MailSender;
import io.slipway.notifications.Outcome;
import io.slipway.plugin.Names;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.JenkinsLocationConfiguration;

/** With the server, the sender and the addresses that Jenkins and its Mailer plugin are configured with. */
@Extension(optional = true)
public final class MailerTransport extends MailTransport implements MailSender.Account {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /**
     * The Mailer plugin's configuration. Its type stands in a signature of this class: where it is missing, Jenkins cannot look through
     * the methods, and leaves out the extension.
     */
    private static Mailer.DescriptorImpl mailer() {
        return Mailer.descriptor();
    }

    @Override
    @SuppressWarnings("try") // The context is only entered and left.
    public Optional<String> address(String user) {
        User known = User.getById(user, false);
        if (known == null) {
            return Optional.empty();
        }
        // What knows addresses may look through jobs, and this thread is nobody's.
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Optional.ofNullable(MailAddressResolver.resolve(known)).flatMap(MailAddress::of);
        }
    }

    @Override
    public Outcome send(Mail mail, List<String> to) {
        return new MailSender(this).send(mail, to);
    }

    @Override
    public Session session() {
        return mailer().createSession();
    }

    @Override
    public InternetAddress from() throws AddressException, UnsupportedEncodingException {
        return Mailer.stringToAddress(JenkinsLocationConfiguration.get().getAdminAddress(), UTF_8);
    }

    @Override
    public List<InternetAddress> replyTo() throws AddressException, UnsupportedEncodingException {
        List<InternetAddress> addresses = new ArrayList<>();
        for (String address : Names.split(mailer().getReplyToAddress())) {
            addresses.add(Mailer.stringToAddress(address, UTF_8));
        }
        return addresses;
    }
}
