package io.slipway.release.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the very words of Kubernetes 1.36 and Helm 3.21. */
class RefusalTest {

    private static final String PLACE = "release shop in namespace acc";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            leases.coordination.k8s.io "slipway-spa" is forbidden: unable to create new content in namespace spa-term because it is being terminated | ENVIRONMENT | wait until namespace spa-term is gone
            services "spa" is forbidden: exceeded quota: none, requested: services=1, used: services=0, limited: services=0 | FAILED | raise the quota none
            pods "spa-1" is forbidden: failed quota: compute: must specify limits.cpu,limits.memory | USAGE | set limits.cpu,limits.memory for every container
            pods "spa-1" is forbidden: [maximum memory usage per Container is 64Mi, but limit is 128Mi] | USAGE | what the namespace's LimitRange allows
            pods "spa-1" is forbidden: maximum cpu usage per Pod is 1, but limit is 2 | USAGE | what the namespace's LimitRange allows
            pods "spa-1" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false | USAGE | change the security contexts
            admission webhook "validation.gatekeeper.sh" denied the request: [must-have-owner] you must provide labels: {"owner"} | FAILED | change what the webhook validation.gatekeeper.sh names
            Internal error occurred: failed calling webhook "validate.kyverno.svc-fail": Post "https://kyverno-svc.kyverno.svc:443": dial tcp: connect: no route to host | ENVIRONMENT | get the webhook validate.kyverno.svc-fail running
            deployments.apps "spa" is forbidden: ValidatingAdmissionPolicy 'replica-limit' with binding 'all' denied request: failed expression | FAILED | change what the policy replica-limit names
            secrets is forbidden: User "ci" cannot list resource "secrets" in API group "" in the namespace "acc" | ENVIRONMENT | ask for a role that allows ci to list secrets
            roles.rbac.authorization.k8s.io "x" is forbidden: user "ci" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held | ENVIRONMENT | release with a role that holds the permissions
            pods "spa-1" is forbidden: error looking up service account acc/web: serviceaccount "web" not found | ENVIRONMENT | create the service account web
            pods "spa-1" is forbidden: no PriorityClass with name high was found | ENVIRONMENT | create the PriorityClass high
            pods "spa-1" is forbidden: something that nobody has heard of | FAILED | change what the message names
            Unauthorized | ENVIRONMENT | log in to the cluster again
            Post "https://10.0.0.1:6443/apis/policy/v1/namespaces/acc/poddisruptionbudgets?fieldManager=helm": EOF | ENVIRONMENT | run it again when the cluster answers
            create: failed to create: Post "https://10.0.0.1:6443/api/v1/namespaces/acc/secrets": read tcp 10.0.0.2:4->10.0.0.1:6443: read: no route to host | ENVIRONMENT | run it again when the cluster answers
            failed to update: Put "https://10.0.0.1:6443/api/v1/x": http2: server sent GOAWAY and closed the connection | ENVIRONMENT | run it again when the cluster answers
            query: failed to query with labels: etcdserver: leader changed | ENVIRONMENT | see what ails the API server
            the server has received too many requests and has asked us to try again later | ENVIRONMENT | see what ails the API server
            Internal error occurred: resource quota evaluation timed out | ENVIRONMENT | see what ails the API server
            Get "https://10.0.0.1:6443/apis/apps/v1/x": context deadline exceeded | FAILED | look at the pods
            namespaces "acc" not found | ENVIRONMENT | create the namespace first
            """)
    void everyForbiddenHasItsOwnRemedy(String text, ExitCode exitCode, String fix) {
        Refusal.Told told = Refusal.in(text, PLACE).orElseThrow();

        assertThat(told.exitCode()).isEqualTo(exitCode);
        assertThat(told.problem().fix())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains(fix));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Unable to continue with install: Service "spa" in namespace "own" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"; annotation validation error: missing key "meta.helm.sh/release-name": must be set to "spa"; annotation validation error: missing key "meta.helm.sh/release-namespace": must be set to "own" | Service spa | kubectl annotate --namespace own service spa meta.helm.sh/release-name=spa
            Unable to continue with install: ConfigMap "x" in namespace "own" exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "spa": current value is "other" | ConfigMap x | it belongs to release other
            cannot patch "d" with kind Deployment: Deployment.apps "d" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"d","version":"1.1.0"}}: field is immutable | Deployment d | leave spec.selector of it as it was
            cannot patch "cache" with kind StatefulSet: StatefulSet.apps "cache" is invalid: spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template' are forbidden | StatefulSet cache | kubectl delete statefulset cache
            cannot patch "data" with kind PersistentVolumeClaim: PersistentVolumeClaim "data" is invalid: spec: Forbidden: spec is immutable after creation except resources.requests | PersistentVolumeClaim data | leave spec of it
            Job.batch "migrate" is invalid: spec.template: Invalid value: {"metadata":{}}: field is immutable | Job migrate | leave spec.template of it
            Ingress.networking.k8s.io "spa" is invalid: spec.rules[0].host: Invalid value: "A": a lowercase RFC 1123 subdomain | Ingress spa | correct spec.rules[0].host
            """)
    void refusedObjectIsNamed(String text, String object, String fix) {
        Problem problem = Refusal.in(text, PLACE).orElseThrow().problem();

        assertThat(problem.location()).contains(object + ", " + PLACE);
        assertThat(problem.fix())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains(fix));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unable to build kubernetes objects from release manifest: resource mapping not found for name: "spa" namespace: "" from "": no matches for kind "HTTPRoute" in version "gateway.networking.k8s.io/v1" | install what defines HTTPRoute of gateway.networking.k8s.io/v1
            create: failed to create: Request entity too large: limit is 3145728 | with .helmignore
            create: failed to create: Secret "sh.helm.release.v1.spa.v1" is invalid: data: Too long: may not be more than 1048576 bytes | with .helmignore
            """)
    void whatCannotBeStoredOrIsUnknownHasARemedy(String text, String fix) {
        assertThat(Refusal.in(text, PLACE).orElseThrow().problem().fix())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains(fix));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Patch "https://10.0.0.1:6443/api/v1/namespaces/acc/services/shop": EOF | true
            etcdserver: leader changed | true
            Internal error occurred: failed calling webhook "v.kyverno.svc": Post "https://kyverno": no route to host | true
            secrets is forbidden: User "ci" cannot list resource "secrets" in API group "" in the namespace "acc" | false
            Unauthorized | false
            pods "spa-1" is forbidden: exceeded quota: none, requested: services=1 | false
            timed out waiting for the condition | false
            """)
    void onlyWhatTheClusterItselfFailsInIsTriedAgain(String text, boolean passes) {
        SlipwayException told = ClusterErrors.known(text, PLACE).orElseThrow();

        assertThat(ClusterErrors.mayPass(told)).isEqualTo(passes);
    }
}
