package io.slipway.plugin.approvals;

import hudson.model.Failure;
import hudson.model.Run;
import io.slipway.plugin.SlipwayPermissions;
import io.slipway.plugin.Texts;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.POST;

/** The questions that a build asked, with a page to answer them; kept in its build.xml, so that a restart loses none. */
@ExportedBean
public final class ApprovalsAction implements RunAction2 {

    private static final int LONGEST_COMMENT = 2000;

    /** Of all that wait, from Jenkins' root. */
    private static final String LIST = "slipway/approvals/";

    private final List<Approval> approvals = new ArrayList<>();
    private transient Run<?, ?> run;

    /** Of a build, made when it has none. */
    public static ApprovalsAction of(Run<?, ?> run) {
        synchronized (run) {
            ApprovalsAction action = run.getAction(ApprovalsAction.class);
            if (action == null) {
                action = new ApprovalsAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /** Asks, unless the question of that id has been asked. */
    public Approval ask(Approval approval) throws IOException {
        synchronized (approvals) {
            Optional<Approval> asked = find(approval.getId());
            if (asked.isPresent()) {
                return asked.get();
            }
            approvals.add(approval);
        }
        WaitingApprovals.watch(this);
        run.save();
        return approval;
    }

    /**
     * Lets who decides see how the checks stand, and what would change.
     *
     * @param diff null for what nobody has compared
     */
    public void saw(String id, SeenChecks checks, SeenDiff diff) throws IOException {
        Optional<Approval> asked = find(id);
        if (asked.isPresent()) {
            asked.get().saw(checks, diff);
            run.save();
        }
    }

    /** Asks no longer, as nobody wants the release any more. */
    public void withdraw(String id) throws IOException {
        Optional<Approval> asked = find(id);
        if (asked.isPresent()) {
            asked.get().withdraw(Instant.now());
            run.save();
        }
    }

    /** What people decided about an environment in this build. */
    public List<Decision> decisions(String environment) {
        return getApprovals().stream()
                .filter(approval -> approval.getEnvironment().equals(environment))
                .flatMap(approval -> approval.getDecisions().stream())
                .toList();
    }

    public Optional<Approval> find(String id) {
        return getApprovals().stream()
                .filter(approval -> approval.getId().equals(id))
                .findFirst();
    }

    @Exported
    public List<Approval> getApprovals() {
        synchronized (approvals) {
            return List.copyOf(approvals);
        }
    }

    /** Why the user of this request may not decide, as a text; null (for Jelly) when they may. */
    public String refusal(Approval approval) {
        Optional<Person> person = Person.current();
        if (person.isEmpty() || !run.hasPermission(SlipwayPermissions.APPROVE)) {
            return text("noPermission");
        }
        return approval.refusal(person.get(), Instant.now())
                .map(key -> text(key))
                .orElse(null);
    }

    @POST
    public HttpResponse doApprove(
            @QueryParameter String id,
            @QueryParameter String comment,
            @QueryParameter String from,
            @QueryParameter String zone,
            @QueryParameter String list)
            throws IOException {
        run.checkPermission(SlipwayPermissions.APPROVE);
        try {
            Instant now = Instant.now();
            return decide(id, true, comment, EffectiveTime.parse(from, zone(zone), now), Boolean.parseBoolean(list));
        } catch (DateTimeException e) {
            return new Failure(text("time", from));
        }
    }

    @POST
    public HttpResponse doReject(@QueryParameter String id, @QueryParameter String comment, @QueryParameter String list)
            throws IOException {
        run.checkPermission(SlipwayPermissions.APPROVE);
        return decide(id, false, comment, Instant.now(), Boolean.parseBoolean(list));
    }

    /** That of the form, which only a view can ask Jenkins for; the controller's where there was no form. */
    private static ZoneId zone(String sent) {
        return sent == null || sent.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(sent);
    }

    /** For the form of who has chosen no time zone: the controller's. */
    public String getZone() {
        return ZoneId.systemDefault().getId();
    }

    /** @param list whether to go back to the list of all approvals */
    private HttpResponse decide(String id, boolean approved, String comment, Instant from, boolean list)
            throws IOException {
        Optional<Approval> approval = find(id);
        Optional<Person> person = Person.current();
        if (approval.isEmpty() || person.isEmpty()) {
            return new Failure(text("unknown"));
        }
        try {
            approval.get().decide(person.get(), approved, bounded(comment), from, Instant.now());
        } catch (IllegalStateException refused) {
            return new Failure(text(refused.getMessage()));
        }
        run.save();
        return list ? HttpResponses.redirectViaContextPath(LIST) : HttpResponses.redirectToDot();
    }

    private static String bounded(String comment) {
        String text = comment == null ? "" : comment.trim();
        return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT);
    }

    private String text(String key, Object... arguments) {
        return Texts.of(ApprovalsAction.class, key, arguments);
    }

    /** Where an approval stands in the list of all that wait: its link, from Jenkins' root. */
    public String listUrl(Approval approval) {
        return LIST + "#" + anchor(approval);
    }

    /** Of the approval in the list of all that wait. */
    public String anchor(Approval approval) {
        return (run.getUrl() + approval.getId()).replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** Those that nobody has decided yet; none once the build has ended. */
    public List<Approval> getWaiting() {
        return run.isBuilding()
                ? getApprovals().stream()
                        .filter(approval -> approval.getVerdict() == Verdict.WAITING)
                        .toList()
                : List.of();
    }

    @Override
    public void onAttached(Run<?, ?> attachedTo) {
        run = attachedTo;
    }

    @Override
    public void onLoad(Run<?, ?> loadedFor) {
        run = loadedFor;
        WaitingApprovals.watch(this);
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public String getIconFileName() {
        return "symbol-check";
    }

    @Override
    public String getDisplayName() {
        return text("name");
    }

    @Override
    public String getUrlName() {
        return "slipway-approvals";
    }
}
